/** Certificates of an authority that exists for the tests alone; all but the expired one hold until the year 2126. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const read = (name: string): Buffer => readFileSync(fileURLToPath(new URL(`./certificates/${name}`, import.meta.url)));
const pair = (name: string): { readonly key: Buffer; readonly cert: Buffer } => ({
  key: read(`${name}.key`),
  cert: read(`${name}.pem`),
});

export const ca: Buffer = read("ca.pem");
/** For `localhost`, `secure.test` and 127.0.0.1. */
export const server = pair("server");
/** For `other.test` alone. */
export const other = pair("other");
/** Expired in 2020; names as `server`. */
export const expired = pair("expired");
/** Of a client. */
export const client = pair("client");
