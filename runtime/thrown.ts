/** What was thrown, which may be anything. */

/** As a part of a sentence. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** For the errors of what is given up already: nobody is there to be told. */
export function ignore(): void {
  // Nothing is to be done.
}
