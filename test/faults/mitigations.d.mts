export interface Mitigation {
  readonly name: string;
  /** In dist/runtime/. */
  readonly file: string;
  /** A text that stands there once. */
  readonly find: string;
  readonly instead: string;
  /** At least one of them must turn red. */
  readonly rows: readonly string[];
}

export const mitigations: readonly Mitigation[];
