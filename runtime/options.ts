import type { Api, Settings } from "./api.js";
import type { ErrorFactory } from "./errors.js";
export interface ResolvedOptions {
  readonly settings: Settings;
  readonly options: Readonly<Record<string, unknown>>;
}
export function resolveOptions(api: Api, errors: ErrorFactory, options: unknown): ResolvedOptions {
  throw errors.of("invalid-argument", { api, options });
}
