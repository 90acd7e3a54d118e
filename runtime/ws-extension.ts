/**
 * What `ws` compresses and inflates with, and keeps to itself: this is the one place that reaches for it. Its users put
 * functions of their own in the place of those that are there.
 */

import type { WebSocket } from "ws";

/** Called once. With an error of `decompress` the connection ends; `ws` expects none of `compress`. */
export type Done = (error: Error | null, data?: Buffer) => void;

export interface Extension {
  /** `ws` hands over nothing else before it is done. */
  compress: (data: Buffer | string, fin: boolean, done: Done) => void;
  decompress: (data: Buffer, fin: boolean, done: Done) => void;
}

/** `undefined`: compression was not agreed to, or this `ws` is built otherwise and goes on by itself. */
export function extensionOf(ws: WebSocket): Extension | undefined {
  const extensions: unknown = Reflect.get(ws, "_extensions");
  const extension: unknown = isObject(extensions) ? extensions["permessage-deflate"] : undefined;
  return isObject(extension) && isFunction(extension["compress"]) && isFunction(extension["decompress"])
    ? (extension as unknown as Extension)
    : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isFunction(value: unknown): boolean {
  return typeof value === "function";
}
