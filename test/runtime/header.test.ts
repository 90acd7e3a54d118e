/** Headers and subprotocols that mean to smuggle something into the handshake: none of them leaves the client. */
import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect } from "wireglot";

let server: Server;
let url: string;
/** What came over the wire. */
let wire = "";
let connections = 0;

beforeAll(async () => {
  server = createServer((socket) => {
    connections += 1;
    socket.on("data", (chunk) => {
      wire += chunk.toString("latin1");
      if (wire.includes("\r\n\r\n")) socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    });
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `ws://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  wire = "";
  connections = 0;
});

const own = (name: string, value: unknown): Record<string, never> =>
  Object.defineProperty({}, name, { value, enumerable: true, configurable: true, writable: true });

/** No connection is made, and the error names the option. */
async function refused(options: object, option: RegExp): Promise<void> {
  await expect(connect(url, options)).rejects.toMatchObject({
    condition: "invalid_argument",
    message: expect.stringMatching(option) as string,
  });
  expect(connections).toBe(0);
}

describe("a header is refused before anything is sent", () => {
  test.each([
    ["CR LF in its value", "X-A", "a\r\nX-Evil: 1"],
    ["LF alone", "X-A", "a\nX-Evil: 1"],
    ["CR alone", "X-A", "a\rX-Evil: 1"],
    ["a whole request behind it", "X-A", "a\r\n\r\nGET /evil HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["obsolete folding", "X-A", "a\r\n b"],
    ["NUL", "X-A", "a\0b"],
    ["VT", "X-A", "a\vb"],
    ["FF", "X-A", "a\fb"],
    ["ESC", "X-A", "a\x1bb"],
    ["DEL", "X-A", "a\x7fb"],
    ["a character that becomes CR LF in Latin-1", "X-A", "a\u560d\u560aX-Evil: 1"],
    ["a line separator", "X-A", "a\u2028b"],
    ["text beyond Latin-1", "X-A", "日本"],
    ["a lone surrogate", "X-A", "\ud800"],
    ["CR LF in a list", "X-A", ["a", "b\r\nX-Evil: 1"]],
    ["no string", "X-A", 1],
    ["null", "X-A", null],
    ["an object", "X-A", { toString: () => "a" }],
    ["a list of no strings", "X-A", ["a", 1]],
    ["an empty name", "", "a"],
    ["a space in its name", "X A", "a"],
    ["a space behind its name", "X-A ", "a"],
    ["a tab before its name", "\tX-A", "a"],
    ["a colon in its name", "X-A: a\r\nX-Evil", "a"],
    ["CR LF in its name", "X-A\r\nX-Evil", "a"],
    ["LF in its name", "X-A\nX-Evil", "a"],
    ["NUL in its name", "X-A\0", "a"],
    ["a name beyond ASCII", "X-Ä", "a"],
    ["a name in parentheses", "(X-A)", "a"],
    ["a pseudo header", ":authority", "evil.test"],
    ["Host", "Host", "evil.test"],
    ["host in capitals", "HOST", "evil.test"],
    ["Connection", "Connection", "close"],
    ["Upgrade", "Upgrade", "h2c"],
    ["Content-Length", "Content-Length", "5"],
    ["Transfer-Encoding", "Transfer-Encoding", "chunked"],
    ["Trailer", "Trailer", "X-A"],
    ["TE", "TE", "trailers"],
    ["Expect", "Expect", "100-continue"],
    ["Keep-Alive", "Keep-Alive", "timeout=5"],
    ["Proxy-Connection", "Proxy-Connection", "keep-alive"],
    ["HTTP2-Settings", "HTTP2-Settings", "AAMAAABkAARAAAAAAAIAAAAA"],
    ["Sec-WebSocket-Key", "Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA=="],
    ["Sec-WebSocket-Version", "Sec-WebSocket-Version", "8"],
    ["Sec-WebSocket-Accept", "Sec-WebSocket-Accept", "x"],
    ["Sec-WebSocket-Extensions", "sec-websocket-extensions", "permessage-deflate"],
    ["Sec-WebSocket-Protocol", "SEC-WEBSOCKET-PROTOCOL", "evil"],
    ["any other Sec-WebSocket-", "Sec-WebSocket-Anything", "x"],
  ])("%s", async (_, name, value) => {
    await refused({ headers: own(name, value) }, /headers/);
  });

  test("the same name twice, in another case", async () => {
    await refused({ headers: { "X-A": "1", "x-a": "2" } }, /headers/);
  });

  test("also from a function, which is asked at the dial", async () => {
    await expect(connect(url, { headers: () => ({ "X-A": "a\r\nX-Evil: 1" }) })).rejects.toMatchObject({
      condition: "invalid_argument",
    });
    expect(connections).toBe(0);
  });
});

describe("a subprotocol is refused before anything is sent", () => {
  test.each([
    ["CR LF", ["a\r\nX-Evil: 1"]],
    ["LF", ["a\nb"]],
    ["NUL", ["a\0"]],
    ["a comma, which would be two", ["a,b"]],
    ["a space", ["a b"]],
    ["a space around", [" a"]],
    ["a tab", ["a\t"]],
    ["nothing", [""]],
    ["a semicolon", ["a;b"]],
    ["quotes", ['"a"']],
    ["a slash", ["a/b"]],
    ["text beyond ASCII", ["ä"]],
    ["beyond Latin-1", ["日本"]],
    ["the same twice", ["a", "a"]],
    ["no string", [1]],
    ["a list in a list", [["a"]]],
    ["no list", "a\r\nX-Evil: 1"],
  ])("%s", async (_, protocols) => {
    await refused({ protocols }, /protocols/);
  });
});

describe("what is allowed is sent as it is", () => {
  test.each([
    ["a plain header", { "X-A": "a" }, "X-A: a"],
    ["an empty value", { "X-A": "" }, "X-A: "],
    ["Latin-1", { "X-A": "é" }, "X-A: é"],
    ["a tab", { "X-A": "a\tb" }, "X-A: a\tb"],
    ["a list", { Cookie: ["a=1", "b=2"] }, "Cookie: a=1; b=2"],
    ["a name of odd letters", { "!#$%&'*+-.^_`|~": "a" }, "!#$%&'*+-.^_`|~: a"],
    ["Authorization", { Authorization: "Bearer x" }, "Authorization: Bearer x"],
    ["Origin", { Origin: "https://example.com" }, "Origin: https://example.com"],
    ["a name of objects", own("__proto__", "a"), "__proto__: a"],
    ["another", own("constructor", "a"), "constructor: a"],
  ])("%s", async (_, headers, line) => {
    await expect(connect(url, { headers })).rejects.toMatchObject({ details: { status: 403 } });
    expect(wire.split("\r\n")).toContain(line);
    expect(wire.match(/\r\n\r\n/g)).toHaveLength(1);
    expect(wire.match(/^Host: /gim)).toHaveLength(1);
  });

  test("subprotocols, in their order", async () => {
    await expect(connect(url, { protocols: ["v2.chat", "v1.chat"] })).rejects.toMatchObject({
      details: { status: 403 },
    });
    expect(wire).toContain("\r\nSec-WebSocket-Protocol: v2.chat,v1.chat\r\n");
  });
});
