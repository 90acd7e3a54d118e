/** Chromium, where it is installed, and a server on loopback for the files of a site. */
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium } from "playwright-core";
import type { TextFile } from "../../generator/files.js";

/** `apt-get install chromium`, or `CHROMIUM=/path/to/it`. */
export const chromiumPath = [process.env["CHROMIUM"] ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser"].find(
  (path) => path !== "" && existsSync(path),
);

if (chromiumPath === undefined)
  console.warn("Chromium is not installed: the site is not looked at in a browser. apt-get install chromium");

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath ?? "", args: ["--no-sandbox"] });
}

export interface SiteServer {
  readonly url: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  xml: "application/xml",
};

export async function serveSite(files: readonly TextFile[]): Promise<SiteServer> {
  const texts = new Map(files.map((file) => [`/${file.path}`, file.text]));
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://site.test").pathname.replace(/\/$/, "/index.html");
    const text = texts.get(path);
    response.statusCode = text === undefined ? 404 : 200;
    response.setHeader("content-type", TYPES[path.replace(/^.*\./, "")] ?? "text/plain");
    response.end(text ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
