/** A tunnel through an HTTP proxy: CONNECT (RFC 9110 section 9.3.6), by Node's own HTTP client. */

import type { IncomingMessage } from "node:http";
import { isIP, type Socket } from "node:net";
import type { TlsOptions } from "./api.js";
import { type Answer, answerOf, sendRequest } from "./handshake.js";
import type { Target } from "./target.js";
import { ignore } from "./thrown.js";

export interface TunnelRequest {
  /** `http:` or `https:`; user and password are sent to it as Basic credentials. */
  readonly proxy: URL;
  readonly target: Target;
  /** The caller's. An `https:` proxy is trusted by its `ca`; all else of it is for the target. */
  readonly tls: TlsOptions | undefined;
  /** Aborted: the socket is destroyed. */
  readonly signal: AbortSignal;
}

/** A socket that leads to the target, or the answer of a proxy that refused. Rejects where the proxy cannot be reached. */
export async function openTunnel({ proxy, target, tls, signal }: TunnelRequest): Promise<Socket | Answer> {
  const secure = proxy.protocol === "https:";
  // Loaded only where there is a proxy.
  const { request } = secure ? await import("node:https") : await import("node:http");
  const host = proxy.hostname.replace(/^\[|\]$/g, "");
  const authority = `${target.host.includes(":") ? `[${target.host}]` : target.host}:${target.port}`;
  const credentials = basicCredentials(proxy);
  return new Promise((resolve, reject) => {
    const call = request({
      method: "CONNECT",
      host,
      // Node would take the name from the header, which is the target's. An address is no server name.
      servername: isIP(host) === 0 ? host : "",
      port: proxy.port === "" ? (secure ? 443 : 80) : Number(proxy.port),
      path: authority,
      agent: false,
      headers: {
        Host: authority,
        ...(credentials === undefined ? {} : { "Proxy-Authorization": credentials }),
      },
      ...(secure && tls?.ca !== undefined ? { ca: tls.ca } : {}),
      signal,
    });
    call.on("connect", (answer: IncomingMessage, socket: Socket, head: Buffer) => {
      const status = Number(answer.statusCode);
      if (status >= 200 && status < 300) {
        if (head.length > 0) socket.unshift(head);
        socket.setNoDelay(true);
        resolve(socket);
        return;
      }
      socket.on("error", ignore).destroy();
      // Node reads no body of such an answer: what came with it is in `head`.
      resolve(answerOf(answer, head));
    });
    call.on("error", reject);
    // Node takes the first answer to a CONNECT for the last. To any other method, one that informs is none to it.
    Object.defineProperty(call, "method", { get: () => (informs(Reflect.get(call, "res")) ? "GET" : "CONNECT") });
    sendRequest(call, (error) => {
      reject(error);
      call.destroy();
    });
  });
}

function informs(answer: IncomingMessage | null | undefined): boolean {
  const status = Number(answer?.statusCode);
  return status >= 100 && status < 200 && status !== 101;
}

function basicCredentials({ username, password }: URL): string | undefined {
  if (username === "" && password === "") return undefined;
  return `Basic ${Buffer.from(`${unescapePart(username)}:${unescapePart(password)}`).toString("base64")}`;
}

/** What is no valid percent-encoding stands for itself. */
function unescapePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
