/**
 * The roles of the language: how a row of a spec is tied to a behaviour of the runtime, whatever its name is.
 *
 * The lists here are those of the language's definition (spec/README.md); what a role's row says (range, default, kind,
 * text) stands in the base spec.
 */

/** Types that come from the host and are not described by a schema. */
export type HostTypeName = "data" | "headers" | "signal" | "tls" | "agent" | "proxy" | "closeInfo" | "error";

export type BuiltInTypeName =
  | "string"
  | "url"
  | "integer"
  | "number"
  | "boolean"
  | "duration"
  | "bytes"
  | "enum"
  | "list"
  | "record"
  | "object"
  | HostTypeName;

export const BUILT_IN_TYPES: readonly BuiltInTypeName[] = [
  "string",
  "url",
  "integer",
  "number",
  "boolean",
  "duration",
  "bytes",
  "enum",
  "list",
  "record",
  "object",
  "data",
  "headers",
  "signal",
  "tls",
  "agent",
  "proxy",
  "closeInfo",
  "error",
];

/** Every role of an option, with the type that it fixes. */
export const OPTION_ROLES = {
  headers: "headers",
  protocols: "list",
  "dial-timeout": "duration",
  "read-timeout": "duration",
  "write-timeout": "duration",
  "close-timeout": "duration",
  compression: "enum",
  "compression-threshold": "bytes",
  "read-limit": "bytes",
  "channel-capacity": "integer",
  "channel-bytes": "bytes",
  signal: "signal",
  tls: "tls",
  agent: "agent",
  proxy: "proxy",
  "follow-redirects": "integer",
  "fast-lane": "boolean",
  "heartbeat-interval": "duration",
  "heartbeat-timeout": "duration",
  "reconnect-max-attempts": "integer",
  "reconnect-initial-delay": "duration",
  "reconnect-max-delay": "duration",
  "reconnect-queue-capacity": "integer",
  "reconnect-queue-overflow": "enum",
} as const;

export type OptionRole = keyof typeof OPTION_ROLES;

/** Other spellings of a role's type that a spec may use: they say the same, and become the role's own type. */
export const OPTION_ROLE_SPELLINGS: Readonly<Partial<Record<OptionRole, readonly BuiltInTypeName[]>>> = {
  headers: ["record"],
  proxy: ["string", "url"],
  tls: ["object"],
};

/** Types that a role's option may have besides the role's own: an integer is a size in bytes. */
export const OPTION_ROLE_ALTERNATIVES: Readonly<Partial<Record<OptionRole, readonly BuiltInTypeName[]>>> = {
  "compression-threshold": ["integer"],
  "read-limit": ["integer"],
  "channel-bytes": ["integer"],
};

/** The words of the option with role `reconnect-queue-overflow`. */
export const OVERFLOW_VALUES: readonly string[] = ["wait", "error"];

export const ERROR_ROLES = [
  "connections-disabled",
  "url-denied",
  "no-context",
  "connection-failed",
  "invalid-connection-id",
  "invalid-argument",
  "dial-timeout",
  "read-timeout",
  "write-timeout",
  "ping-timeout",
  "receive-timeout",
  "http-status",
  "handshake-failed",
  "connection-closed",
  "connection-lost",
  "message-too-big",
  "protocol-violation",
  "canceled",
] as const;

export type ErrorRole = (typeof ERROR_ROLES)[number];

export const ERROR_KINDS = [
  "NOT_FOUND",
  "ALREADY_EXISTS",
  "INVALID",
  "PERMISSION_DENIED",
  "UNAVAILABLE",
  "INTERNAL",
  "CANCELED",
  "CONFLICT",
  "TIMEOUT",
  "RATE_LIMITED",
  "UNKNOWN",
] as const;

export type Kind = (typeof ERROR_KINDS)[number];

export const PERMISSION_ROLES = ["connect", "connect-url"] as const;

export type PermissionRole = (typeof PERMISSION_ROLES)[number];

/** The members of each constant group that has a role, with the value by which a member is known. */
export const GROUP_ROLES = {
  compression: { disabled: 0, "context-takeover": 1, "no-context": 2 },
  "message-type": { text: 1, binary: 2 },
  "control-type": { text: "text", binary: "binary", ping: "ping", pong: "pong", close: "close" },
} as const;

export type GroupRole = keyof typeof GROUP_ROLES;

export const METHOD_ROLES = ["send", "ping", "channel", "control", "close"] as const;

export type MethodRole = (typeof METHOD_ROLES)[number];

export const MESSAGE_ROLES = ["text", "binary", "ping", "pong", "close"] as const;

export type MessageRole = (typeof MESSAGE_ROLES)[number];

export const RECONNECT_WORDS = ["never", "backoff", "immediate", "credentials", "elsewhere"] as const;

/** `after` in milliseconds. */
export type ReconnectAdvice = (typeof RECONNECT_WORDS)[number] | { readonly after: number };

/** What a member of a group with a role stands for: its `role`, else the role whose value it has. */
export function memberRole(
  group: GroupRole,
  member: { readonly role?: string; readonly value: unknown },
): string | undefined {
  if (member.role !== undefined) return member.role;
  return Object.entries(GROUP_ROLES[group]).find(([, value]) => value === member.value)?.[0];
}

/** `dialTimeout` for `dial-timeout`: the name of the runtime's setting. */
export function settingName(role: OptionRole): string {
  return role.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
