/** Which proxy a connection goes through, and the agent that does it. The libraries are loaded only where there is one. */

import type { Agent } from "node:http";
import type { Settings, TlsOptions } from "./api.js";
import type { Target } from "./target.js";

/** `undefined`: none. The environment decides where no proxy was given (`HTTPS_PROXY`, `NO_PROXY`, …). */
export async function proxyFor(target: Target, proxy: Settings["proxy"]): Promise<URL | undefined> {
  if (proxy === false) return undefined;
  if (proxy !== undefined) return new URL(proxy);
  if (!ENVIRONMENT.some((name) => process.env[name] || process.env[name.toLowerCase()])) return undefined;
  const { getProxyForUrl } = await import("proxy-from-env");
  const url = getProxyForUrl(target.href) || getProxyForUrl(target.href.replace(/^ws/, "http"));
  return url !== "" && /^https?:/.test(url) ? new URL(url) : undefined;
}

const ENVIRONMENT = ["ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "WS_PROXY", "WSS_PROXY"];

/** An agent that asks the proxy for a tunnel (`CONNECT`), for ws: as well as for wss:. */
export async function proxyAgent(proxy: URL, tls: TlsOptions | undefined): Promise<Agent> {
  const { HttpsProxyAgent } = await import("https-proxy-agent");
  return new HttpsProxyAgent(proxy, { ...tls, keepAlive: false });
}
