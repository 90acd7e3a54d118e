/** Every row of the reference page, with what it says, and the test of the client suite that shows it on the wire. */

export type ReferenceRow =
  | {
      readonly table: "option";
      readonly name: string;
      readonly type: string;
      readonly range?: readonly [number, number];
      readonly test: string;
    }
  | {
      readonly table: "parameter";
      readonly of: string;
      readonly name: string;
      readonly type: string;
      readonly test: string;
    }
  | { readonly table: "field"; readonly name: string; readonly type: string; readonly test: string }
  | { readonly table: "constant"; readonly name: string; readonly value: number | string; readonly test: string }
  | { readonly table: "code"; readonly name: string; readonly code: number; readonly test: string }
  | { readonly table: "action"; readonly name: string; readonly resource: "url" | "none"; readonly test: string }
  | {
      readonly table: "error";
      readonly condition: string;
      readonly kind: string;
      readonly retryable: boolean;
      readonly test: string;
    };

const mebibyte = 2 ** 20;
const day = 24 * 3_600_000;

export const referenceRows: readonly ReferenceRow[] = [
  { table: "parameter", of: "connect", name: "url", type: "url", test: "connects and knows its id, url and protocol" },
  {
    table: "parameter",
    of: "connect",
    name: "options",
    type: "object",
    test: "durations, sizes and defaults are in client.options, frozen",
  },

  { table: "option", name: "headers", type: "headers", test: "headers go out with the handshake, single and repeated" },
  {
    table: "option",
    name: "protocols",
    type: "list",
    test: "protocols are offered in order, and the chosen one is known",
  },
  {
    table: "option",
    name: "dial_timeout",
    type: "duration",
    range: [0, day],
    test: "dial timeout is total, also against a server that drips",
  },
  {
    table: "option",
    name: "read_timeout",
    type: "duration",
    range: [0, day],
    test: "read timeout ends a silent connection",
  },
  {
    table: "option",
    name: "write_timeout",
    type: "duration",
    range: [0, day],
    test: "write timeout ends a connection to a peer that does not read",
  },
  { table: "option", name: "compression", type: "enum", test: "compression is negotiated in each mode" },
  {
    table: "option",
    name: "compression_threshold",
    type: "bytes",
    range: [0, 100 * mebibyte],
    test: "messages below the threshold go out uncompressed, in every mode",
  },
  {
    table: "option",
    name: "read_limit",
    type: "bytes",
    range: [0, 128 * mebibyte],
    test: "a message above the limit is message_too_big, and 1009 goes out",
  },
  {
    table: "option",
    name: "channel_capacity",
    type: "integer",
    range: [1, 10_000],
    test: "a full channel stops reading, and nothing is dropped",
  },

  {
    table: "parameter",
    of: "send",
    name: "data",
    type: "data",
    test: "text and bytes arrive as they were sent, typed",
  },
  {
    table: "parameter",
    of: "send",
    name: "type",
    type: "enum",
    test: "text and bytes arrive as they were sent, typed",
  },
  { table: "field", name: "type", type: "string", test: "text and bytes arrive as they were sent, typed" },
  { table: "field", name: "data", type: "string", test: "text and bytes arrive as they were sent, typed" },
  { table: "parameter", of: "close", name: "code", type: "integer", test: "close with code and reason" },
  { table: "parameter", of: "close", name: "reason", type: "string", test: "close with code and reason" },

  { table: "constant", name: "TEXT", value: 1, test: "text and bytes arrive as they were sent, typed" },
  { table: "constant", name: "BINARY", value: 2, test: "text and bytes arrive as they were sent, typed" },
  { table: "constant", name: "TYPE_TEXT", value: "text", test: "text and bytes arrive as they were sent, typed" },
  { table: "constant", name: "TYPE_BINARY", value: "binary", test: "text and bytes arrive as they were sent, typed" },
  { table: "constant", name: "TYPE_PING", value: "ping", test: "control tells pings, pongs and the close" },
  { table: "constant", name: "TYPE_PONG", value: "pong", test: "control tells pings, pongs and the close" },
  { table: "constant", name: "TYPE_CLOSE", value: "close", test: "control tells pings, pongs and the close" },
  { table: "constant", name: "COMPRESSION.DISABLED", value: 0, test: "compression is negotiated in each mode" },
  { table: "constant", name: "COMPRESSION.CONTEXT_TAKEOVER", value: 1, test: "compression is negotiated in each mode" },
  { table: "constant", name: "COMPRESSION.NO_CONTEXT", value: 2, test: "compression is negotiated in each mode" },

  { table: "code", name: "NORMAL", code: 1000, test: "the peer closes with %s (%i)" },
  { table: "code", name: "GOING_AWAY", code: 1001, test: "the peer closes with %s (%i)" },
  { table: "code", name: "PROTOCOL_ERROR", code: 1002, test: "the peer closes with %s (%i)" },
  { table: "code", name: "UNSUPPORTED_DATA", code: 1003, test: "the peer closes with %s (%i)" },
  { table: "code", name: "NO_STATUS", code: 1005, test: "the peer closes without a code: NO_STATUS (1005)" },
  { table: "code", name: "ABNORMAL_CLOSURE", code: 1006, test: "the connection breaks: ABNORMAL_CLOSURE (1006)" },
  { table: "code", name: "INVALID_PAYLOAD", code: 1007, test: "the peer closes with %s (%i)" },
  { table: "code", name: "POLICY_VIOLATION", code: 1008, test: "the peer closes with %s (%i)" },
  { table: "code", name: "MESSAGE_TOO_BIG", code: 1009, test: "the peer closes with %s (%i)" },
  { table: "code", name: "INTERNAL_ERROR", code: 1011, test: "the peer closes with %s (%i)" },
  { table: "code", name: "SERVICE_RESTART", code: 1012, test: "the peer closes with %s (%i)" },
  { table: "code", name: "TRY_AGAIN_LATER", code: 1013, test: "the peer closes with %s (%i)" },

  {
    table: "action",
    name: "websocket.connect",
    resource: "none",
    test: "a policy that does not allow connecting: connections_disabled",
  },
  {
    table: "action",
    name: "websocket.connect.url",
    resource: "url",
    test: "a URL that no policy allows: url_not_allowed, and can() agrees",
  },

  {
    table: "error",
    condition: "connections_disabled",
    kind: "PERMISSION_DENIED",
    retryable: false,
    test: "a policy that does not allow connecting: connections_disabled",
  },
  {
    table: "error",
    condition: "url_not_allowed",
    kind: "PERMISSION_DENIED",
    retryable: false,
    test: "a URL that no policy allows: url_not_allowed, and can() agrees",
  },
  {
    table: "error",
    condition: "no_context",
    kind: "INTERNAL",
    retryable: false,
    test: "strict mode needs a context: no_context",
  },
  {
    table: "error",
    condition: "connection_failed",
    kind: "INTERNAL",
    retryable: true,
    test: "nobody listens: connection failed",
  },
  {
    table: "error",
    condition: "invalid_connection_id",
    kind: "INTERNAL",
    retryable: false,
    test: "an unknown connection ID is an error, a known one is the client",
  },
];
