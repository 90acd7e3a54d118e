/** Answers to the handshake that are none, or not the right one. */
import { expect } from "vitest";
import { COMPRESSION } from "wireglot";
import { acceptance, misbehave, type RefuseOptions } from "../../../testing/index.js";
import type { Row } from "../row.js";

const soon = { dialTimeout: 150 };
const late = {
  condition: "dial_timeout",
  within: [150, 250],
  want: { error: { details: { phase: "upgrade" } } },
} as const;
const failed = { condition: "handshake_failed" } as const;
const unreachable = { condition: "connection_failed" } as const;
const saying = (message: RegExp) => ({ ...failed, want: { error: { message: expect.stringMatching(message) } } });
const compressed = { compression: COMPRESSION.NO_CONTEXT };

const endings: readonly Row[] = [
  {
    name: "accepts the connection and says nothing",
    mechanism: "upgrade silent",
    server: misbehave.silence(),
    options: soon,
    ...late,
  },
  {
    name: "closes after the request",
    mechanism: "cut before the answer",
    server: misbehave.hangUp("request"),
    ...unreachable,
  },
  {
    name: "resets after the request",
    mechanism: "cut before the answer",
    server: misbehave.reset("request"),
    ...unreachable,
  },
  {
    name: "ends its side after the request and waits",
    mechanism: "half-open before the answer",
    server: misbehave.halfOpen("request"),
    serverOptions: { halfOpen: true },
    ...unreachable,
  },
  {
    name: "resets in the middle of the answer",
    mechanism: "cut in the answer",
    server: async (peer) => {
      await peer.request;
      peer.socket.write("HTTP/1.1 101 Sw", () => peer.reset());
    },
    ...unreachable,
  },
  {
    name: "answers with half the headers",
    mechanism: "answer unfinished",
    server: misbehave.answer((request) => acceptance(request).slice(0, -2)),
    options: soon,
    ...late,
  },
  { name: "drips its headers", mechanism: "upgrade drip", server: misbehave.drip(10), options: soon, ...late },
  {
    name: "drips a right answer, too slowly",
    mechanism: "upgrade drip",
    server: async (peer) => peer.drip(acceptance(await peer.request), 20),
    options: soon,
    ...late,
  },
  {
    name: "drips a right answer, quickly enough",
    mechanism: "upgrade drip",
    server: async (peer) => {
      await peer.drip(acceptance(await peer.request), 0);
      peer.close(1000);
    },
    want: { info: { code: 1000 } },
    within: [0, 3000],
  },
  {
    name: "drips the body of a refusal",
    mechanism: "body drip",
    server: async (peer) => {
      await peer.request;
      peer.send("HTTP/1.1 503 Busy\r\nContent-Length: 100000\r\n\r\n");
      await peer.drip("a".repeat(1000), 10);
    },
    options: soon,
    ...late,
  },
  {
    name: "refuses with a body that never ends",
    mechanism: "body flood",
    server: async (peer) => {
      await peer.request;
      peer.send("HTTP/1.1 403 No\r\n\r\n");
      await peer.flood("no ");
    },
    condition: "handshake_denied",
    want: { error: { details: { status: 403, body: expect.stringMatching(/^no no/) } } },
    taken: 16,
  },
  {
    name: "refuses, and hangs up in the middle of the body",
    mechanism: "body cut",
    server: async (peer) => {
      await peer.request;
      peer.send("HTTP/1.1 404 No\r\nContent-Length: 100\r\n\r\nhalf");
      await peer.wait(20);
      peer.end();
    },
    condition: "handshake_not_found",
    want: { error: { details: { body: "half" } } },
  },
  {
    name: "refuses with chunks that are none",
    mechanism: "body broken",
    server: misbehave.answer("HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n"),
    condition: "handshake_unavailable",
  },
  {
    name: "informs for ever and never answers",
    mechanism: "1xx flood",
    server: async (peer) => {
      await peer.request;
      await peer.flood("HTTP/1.1 102 Processing\r\n\r\n");
    },
    ...saying(/informational answers without end/),
  },
  {
    name: "informs twice, opens, and sends half a message, all in one packet",
    mechanism: "1xx before the answer",
    server: (peer) =>
      peer
        .accept({
          change: (head) =>
            `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n${head}\x82\x04ab`,
        })
        .then(async () => {
          await peer.wait(20);
          // The other half looks like a message.
          peer.send(Buffer.from([0x81, 0]));
          peer.close(1000);
        }),
    steps: [["receive"], ["closed"]],
    want: { info: { code: 1000, initiator: "remote" }, log: ["binary of 4", {}] },
  },
];

const garbage: readonly Row[] = [
  {
    name: "answers with garbage",
    mechanism: "no HTTP",
    server: misbehave.answer(Buffer.from([0, 1, 2, 3, 255, 254])),
    ...failed,
  },
  {
    name: "sends a flood of headers",
    mechanism: "header flood",
    server: misbehave.headers(20_000),
    ...saying(/too many headers/),
  },
  {
    name: "sends one endless header",
    mechanism: "long header",
    server: misbehave.answer(`HTTP/1.1 101 X\r\nX-A: ${"a".repeat(200_000)}`),
    ...failed,
  },
  {
    name: "has a header with a NUL",
    mechanism: "bad header",
    server: misbehave.head((head) => head.replace("\r\n\r\n", "\r\nX-A: a\0b\r\n\r\n")),
    ...failed,
  },
  { name: "forgets Upgrade", mechanism: "upgrade header", server: misbehave.upgrade(), ...failed },
  {
    name: "upgrades to something else",
    mechanism: "upgrade header",
    server: misbehave.upgrade("h2c"),
    ...saying(/Upgrade/),
  },
  {
    name: "forgets Connection: Upgrade, and hangs up",
    mechanism: "connection header",
    server: async (peer) => {
      await peer.accept({ change: (head) => head.replace("Connection: Upgrade\r\n", "") });
      await peer.wait(20);
      peer.end();
    },
    ...saying(/no Connection: Upgrade/),
  },
  { name: "has no accept key", mechanism: "accept key", server: misbehave.noAcceptKey(), ...saying(/accept key/) },
  { name: "has a wrong accept key", mechanism: "accept key", server: misbehave.acceptKey(), ...saying(/accept key/) },
  {
    name: "chooses a subprotocol that was not offered",
    mechanism: "subprotocol",
    server: misbehave.subprotocol("other"),
    options: { protocols: ["mine"] },
    ...saying(/subprotocol that was not offered/),
  },
  {
    name: "chooses a subprotocol where none was offered",
    mechanism: "subprotocol unasked",
    server: misbehave.subprotocol("other"),
    ...saying(/none was offered/),
  },
  {
    name: "chooses none of the subprotocols",
    mechanism: "subprotocol missing",
    server: misbehave.mute(),
    options: { protocols: ["mine"] },
    ...saying(/chose none/),
  },
  {
    name: "chooses two subprotocols",
    mechanism: "subprotocol",
    server: misbehave.subprotocol("mine, yours"),
    options: { protocols: ["mine", "yours"] },
    ...failed,
  },
  {
    name: "agrees to an extension that was not asked for",
    mechanism: "extension unasked",
    server: misbehave.extension("permessage-deflate"),
    ...saying(/extension/),
  },
  {
    name: "agrees to an unknown extension",
    mechanism: "extension unknown",
    server: misbehave.extension("x-foo"),
    options: compressed,
    ...saying(/extension/),
  },
  ...[
    ["a window that is none", "permessage-deflate; server_max_window_bits=99"],
    ["the same parameter twice", "permessage-deflate; server_no_context_takeover; server_no_context_takeover"],
    ["itself twice", "permessage-deflate, permessage-deflate"],
  ].map(([what = "", extensions = ""]) => ({
    name: `agrees to compression with ${what}`,
    mechanism: "extension parameters",
    server: misbehave.extension(extensions),
    options: compressed,
    ...saying(/extension/),
  })),
];

const status = (code: number, condition: string, options?: RefuseOptions, details: object = {}): Row => ({
  name: `answers ${code}${options?.retryAfter === undefined ? "" : ` with Retry-After: ${options.retryAfter}`}`,
  mechanism: options?.retryAfter === undefined ? `status ${Math.floor(code / 100)}xx` : "Retry-After",
  server: misbehave.status(code, options),
  condition,
  want: { error: { details: { status: code, ...details } } },
});

const statuses: readonly Row[] = [
  status(200, "handshake_failed", { body: "hello" }, { body: "hello" }),
  status(400, "handshake_failed"),
  status(
    401,
    "handshake_denied",
    { headers: { "WWW-Authenticate": "Bearer" } },
    { headers: { "www-authenticate": "Bearer" } },
  ),
  status(403, "handshake_denied"),
  status(404, "handshake_not_found"),
  status(429, "handshake_rate_limited"),
  status(429, "handshake_rate_limited", { retryAfter: 7 }, { retryAfter: 7000 }),
  status(503, "handshake_unavailable", { retryAfter: 0 }, { retryAfter: 0 }),
  {
    name: "answers 503 with Retry-After as a date in half a minute",
    mechanism: "Retry-After",
    server: (peer) => peer.refuse(503, { retryAfter: new Date(Date.now() + 30_000) }),
    condition: "handshake_unavailable",
    want: { error: { details: { retryAfter: expect.closeTo(28_000, -4) } } },
  },
  {
    ...status(503, "handshake_unavailable", { retryAfter: new Date(0) }, { retryAfter: 0 }),
    name: "answers 503 with Retry-After as a date that is over",
  },
  {
    name: "answers 503 with a Retry-After that is neither",
    mechanism: "Retry-After",
    server: misbehave.status(503, { headers: { "Retry-After": "soon" } }),
    condition: "handshake_unavailable",
    want: { error: { details: expect.not.objectContaining({ retryAfter: expect.anything() }) } },
  },
];

const follow = { followRedirects: 3 };

const redirects: readonly Row[] = [
  {
    name: "redirects elsewhere, and that was not asked for",
    mechanism: "redirect unasked",
    server: misbehave.redirect("ws://elsewhere.test/", 301),
    ...saying(/redirects to/),
  },
  {
    name: "redirects to what is no URL",
    mechanism: "redirect broken",
    server: misbehave.redirect("http://[::"),
    options: follow,
    ...failed,
  },
  {
    name: "redirects in a circle",
    mechanism: "redirect loop",
    server: misbehave.redirect(),
    options: follow,
    ...saying(/the limit for redirects is 3/),
  },
  {
    name: "redirects to a file",
    mechanism: "redirect scheme",
    server: misbehave.redirect("file:///etc/passwd"),
    options: follow,
    ...saying(/refused/),
  },
  {
    name: "redirects to a URL with a password, which is not shown",
    mechanism: "redirect credentials",
    server: misbehave.redirect("ws://u:secret@elsewhere.test/"),
    options: follow,
    condition: "handshake_failed",
    want: { error: { message: expect.not.stringMatching(/secret/) } },
  },
  {
    name: "redirects through three hops, each of which takes its time",
    mechanism: "redirect slow",
    server: async (peer) => {
      await peer.request;
      await peer.wait(60);
      await peer.redirect(`http://127.0.0.1:${peer.socket.localPort}/again`);
    },
    options: { followRedirects: 20, ...soon },
    condition: "dial_timeout",
    within: [150, 250],
  },
  {
    name: "redirects to where nobody answers",
    mechanism: "redirect slow",
    start: async (start) => {
      const silent = await start(misbehave.silence());
      const { url } = await start(misbehave.redirect(silent.url.replace("ws", "http")));
      return { url, options: { followRedirects: 1, ...soon } };
    },
    ...late,
  },
  {
    name: "redirects to another origin, which does not get the headers",
    mechanism: "redirect headers",
    start: async (start) => {
      const other = await start(async (peer) => {
        const leaked = /secret/.test(await peer.request);
        await peer.accept();
        peer.close(leaked ? 4001 : 4000);
      });
      const { url } = await start(misbehave.redirect(other.url));
      return { url, options: { followRedirects: 1, headers: { Authorization: "secret" } } };
    },
    want: { info: { code: 4000, initiator: "remote" } },
  },
];

export const handshakeRows: readonly Row[] = [...endings, ...garbage, ...statuses, ...redirects];
