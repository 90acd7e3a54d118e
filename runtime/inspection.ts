/** How `inspect` and `console.log` of Node show an object: in a form of its own, which is no part of its type. */
import { type InspectOptions, inspect } from "node:util";

/** `form`: what stands for the object; called with it and the options of the call. */
export function inspectAs<T extends object>(prototype: T, form: (self: T, options: InspectOptions) => string): void {
  Object.defineProperty(prototype, inspect.custom, {
    configurable: true,
    value(this: T, _depth: number, options: InspectOptions): string {
      return form(this, options);
    },
  });
}

/** The same object; inspected or turned into JSON, what `shown` gives stands for it. */
export function showAs<T extends object>(value: T, shown: () => object): T {
  inspectAs(value, (_, options) => inspect(shown(), options));
  return Object.defineProperty(value, "toJSON", { value: shown });
}
