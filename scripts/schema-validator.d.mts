/** The text of generator/schema-validator.js. */
export function compileSchema(): string;
