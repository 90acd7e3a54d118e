/** Which proxy a connection goes through. The library for the environment's rules is loaded only where there are any. */

import type { Settings } from "./api.js";
import type { Target } from "./target.js";

/** `undefined`: none. The environment decides where no proxy was given (`HTTPS_PROXY`, `NO_PROXY`, …). */
export async function proxyFor(target: Target, proxy: Settings["proxy"]): Promise<URL | undefined> {
  if (proxy === false) return undefined;
  if (proxy !== undefined) return new URL(proxy);
  if (!ENVIRONMENT.some((name) => process.env[name] || process.env[name.toLowerCase()])) return undefined;
  const { getProxyForUrl } = await import("proxy-from-env");
  const url = getProxyForUrl(target.href) || getProxyForUrl(target.href.replace(/^ws/, "http"));
  if (!/^https?:/.test(url)) return undefined;
  if (!URL.canParse(url)) throw new Error("the proxy that the environment names is no URL");
  return new URL(url);
}

const ENVIRONMENT = ["ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "WS_PROXY", "WSS_PROXY"];
