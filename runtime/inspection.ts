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
