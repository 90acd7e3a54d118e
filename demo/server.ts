/** A WebSocket server on loopback for the two programs of the demo: a chat room, and a stream of prices. */
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

export interface DemoServer {
  /** `ws://127.0.0.1:port`, without a path. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Listens on a port that the system gives. */
export async function startServer(): Promise<DemoServer> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await new Promise<void>((resolve, reject) => server.once("listening", resolve).once("error", reject));
  server.on("connection", (socket, request) => {
    const serve = request.url === "/prices" ? servePrices : serveChat;
    serve(socket, request.headers.authorization);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `ws://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const CHAT = [
  { from: "ana", text: "good morning" },
  { from: "rui", text: "morning! has the build passed?" },
  { from: "ana", text: "all green, see you later" },
];

/** Answers a join with what is said in the room, and closes it. */
function serveChat(socket: WebSocket, authorization: string | undefined): void {
  if (authorization !== "Bearer demo") {
    socket.close(1008, "a token is needed");
    return;
  }
  socket.once("message", (data) => {
    const { room } = JSON.parse(data.toString());
    for (const line of [{ from: "server", text: `welcome to ${room}` }, ...CHAT]) socket.send(JSON.stringify(line));
    socket.close(1000, "the room is closed");
  });
}

/** Sends a price for each symbol every so often, for about a second and a half. */
function servePrices(socket: WebSocket): void {
  socket.once("message", (data) => {
    const symbols: readonly string[] = JSON.parse(data.toString()).symbols;
    let round = 0;
    const timer = setInterval(() => {
      round += 1;
      for (const [index, symbol] of symbols.entries()) {
        const value = (index === 0 ? 64_000 : 3_100) * (1 + Math.sin(round + index) / 200);
        socket.send(JSON.stringify({ symbol, value }));
      }
      if (round === 5) socket.close(1000, "the market is closed");
    }, 300);
    socket.once("close", () => clearInterval(timer));
  });
}
