/** An HTTP proxy that opens tunnels, and notes what it was asked. */
import http from "node:http";
import https from "node:https";
import net, { type AddressInfo, type Socket } from "node:net";

export interface TestProxy {
  readonly url: string;
  readonly port: number;
  /** The head of each CONNECT: its authority, and its headers by name in lower case. */
  readonly asked: readonly { readonly authority: string; readonly headers: http.IncomingHttpHeaders }[];
  close(): Promise<void>;
}

export interface TestProxyOptions {
  readonly tls?: { readonly key: Buffer; readonly cert: Buffer };
  /** Where every tunnel leads on loopback, whatever was asked for. Default: the port that was asked for. */
  readonly port?: number;
  /** Informational answers before the one that opens the tunnel. */
  readonly informs?: string;
  /** Writes its answer byte by byte. */
  readonly drips?: boolean;
}

export async function connectProxy({
  tls,
  port,
  informs = "",
  drips = false,
}: TestProxyOptions = {}): Promise<TestProxy> {
  const asked: { authority: string; headers: http.IncomingHttpHeaders }[] = [];
  const sockets = new Set<Socket>();
  const server = tls === undefined ? http.createServer() : https.createServer(tls);
  const watch = (socket: Socket): void => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
  };
  server.on("connection", watch);
  server.on("connect", (request: http.IncomingMessage, socket: Socket) => {
    const authority = request.url ?? "";
    asked.push({ authority, headers: request.headers });
    watch(socket);
    const other = net.connect(port ?? Number(authority.split(":").at(-1)), "127.0.0.1", async () => {
      const answer = `${informs}HTTP/1.1 200 Connection established\r\n\r\n`;
      socket.setNoDelay(true);
      for (const piece of drips ? answer : [answer]) {
        socket.write(piece);
        await new Promise(setImmediate);
      }
      socket.pipe(other).pipe(socket);
    });
    watch(other);
    socket.on("close", () => other.destroy());
    other.on("close", () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? "http" : "https"}://127.0.0.1:${address.port}`,
    port: address.port,
    asked,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
