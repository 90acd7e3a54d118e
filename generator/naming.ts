/**
 * Names of a spec in TypeScript form: pure functions from text to text, which the model applies and the rules that look
 * for collisions ask.
 */

/** What generated code exports or declares whatever the spec says: no name of a spec may stand for it. */
export const RESERVED_VALUES: ReadonlySet<string> = new Set([
  "Actor",
  "BUILT_IN",
  "CLOSE_CODES",
  "CLOSE_CODE_ROWS",
  "Channel",
  "Client",
  "ERRORS",
  "METHODS",
  "OPTIONS",
  "PERMISSIONS",
  "ROLE_CONSTANTS",
  "Scope",
  "WebSocketError",
  "after",
  "bound",
  "connect",
  "connections",
  "errors",
  "permissions",
  "security",
  "select",
  "sleep",
  "ticker",
  "timer",
]);

/** Type names that generated code declares or takes from the runtime, and globals that it refers to. */
export const RESERVED_TYPES: ReadonlySet<string> = new Set([
  "AbortSignal",
  "Actor",
  "Agent",
  "Api",
  "Array",
  "ArrayBuffer",
  "Attempt",
  "BaseClient",
  "Buffer",
  "BuiltIn",
  "Case",
  "Channel",
  "Client",
  "ClientTypes",
  "CloseCode",
  "CloseCodeRow",
  "CloseInfo",
  "CompressionMode",
  "Condition",
  "ConnectOptions",
  "ConnectUrl",
  "ConnectionOptions",
  "Connections",
  "ControlMessage",
  "Data",
  "Date",
  "Details",
  "Duration",
  "Effect",
  "Error",
  "ErrorCondition",
  "ErrorDetails",
  "ErrorTable",
  "Errors",
  "Evaluation",
  "Extract",
  "HeaderValues",
  "HeadersInput",
  "Kind",
  "Message",
  "MethodRow",
  "Object",
  "OptionTable",
  "Permission",
  "Permissions",
  "Policy",
  "Promise",
  "Readonly",
  "Received",
  "ReconnectAdvice",
  "ReconnectedMessage",
  "ReconnectingMessage",
  "Record",
  "RoleConstants",
  "RuntimeError",
  "Scope",
  "SecurityApi",
  "SelectOptions",
  "SendableCode",
  "Size",
  "String",
  "Ticker",
  "Timer",
  "URL",
  "Uint8Array",
  "Validator",
  "WebSocketError",
]);

/** Members of the generated `errors` that are there whatever the spec says (the kinds besides). */
export const RESERVED_ERROR_MEMBERS: ReadonlySet<string> = new Set(["as", "attempt", "is", "wrap"]);

/** Members that every client has: no method of a spec may take their place. */
export const RESERVED_CLIENT_MEMBERS: ReadonlySet<string> = new Set([
  "bufferedAmount",
  "closed",
  "compression",
  "constructor",
  "id",
  "options",
  "protocol",
  "session",
  "toJSON",
  "toString",
  "url",
  "valueOf",
]);

/** Words that cannot name a variable or a parameter in a module. */
const RESERVED_WORDS: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** `dial_timeout`, `dial-timeout` and `Dial timeout` are `dialTimeout`; `DIAL_TIMEOUT` too. Always an identifier name. */
export function camelCase(name: string): string {
  const [first = "", ...rest] = words(name);
  return asIdentifierName(first + rest.map(capitalized).join(""));
}

/** `rate_limit` and `RATE_LIMIT` are `RateLimit`. Always an identifier name. */
export function pascalCase(name: string): string {
  return asIdentifierName(words(name).map(capitalized).join(""));
}

/** The name of a parameter or a local variable: as {@link camelCase}, with `_` behind a reserved word. */
export function variableName(name: string): string {
  const camel = camelCase(name);
  return RESERVED_WORDS.has(camel) ? `${camel}_` : camel;
}

/** May it stand for a variable, a type or a parameter as it is? */
export function isIdentifier(name: string): boolean {
  return isIdentifierName(name) && !RESERVED_WORDS.has(name);
}

/** May it stand as a key without quotes, or behind a dot? (`default` may.) */
export function isIdentifierName(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}

/** The name of a constant or a group in generated code: as the spec spells it, if only that is an identifier. */
export function constantName(name: string): string {
  const plain = asIdentifierName(name.replace(/[^\w$]/g, "_"));
  return RESERVED_WORDS.has(plain) || RESERVED_VALUES.has(plain) ? `${plain}_` : plain;
}

/** `MESSAGE_TYPE` has the type `MessageType`; where that is taken, `MessageTypeValue`. */
export function groupTypeName(group: string): string {
  const name = pascalCase(group);
  return RESERVED_TYPES.has(name) ? `${name}Value` : name;
}

/** The named type `rate_limit` is `RateLimit`; where that is taken, `RateLimitType`. */
export function namedTypeName(name: string): string {
  const pascal = pascalCase(name);
  return RESERVED_TYPES.has(pascal) ? `${pascal}Type` : pascal;
}

/** The function of `errors` that makes errors of the condition `room_full`: `roomFull`. */
export function makerName(condition: string): string {
  const name = camelCase(condition);
  return RESERVED_ERROR_MEMBERS.has(name) ? `${name}Error` : name;
}

/** The method `say_it` is `sayIt`; where every client has such a member, `urlMethod`. */
export function methodName(name: string): string {
  const camel = camelCase(name);
  return RESERVED_CLIENT_MEMBERS.has(camel) ? `${camel}Method` : camel;
}

/**
 * Keys of the generated `permissions` for action names: each without the dotted beginning that all of them share, in
 * camelCase. `websocket.connect` and `websocket.connect.url` are `connect` and `connectUrl`.
 */
export function permissionNames(actions: readonly string[]): readonly string[] {
  const split = actions.map((action) => action.split("."));
  const shortest = Math.min(...split.map((parts) => parts.length));
  let shared = 0;
  while (shared < shortest - 1 && split.every((parts) => parts[shared] === split[0]?.[shared])) shared++;
  const book = nameBook([]);
  return split.map((parts) => book.take(camelCase(parts.slice(shared).join("_"))));
}

/** Hands out names: what is asked for, or that with a number behind it where it has gone already. */
export interface NameBook {
  take(name: string): string;
}

export function nameBook(taken: Iterable<string>): NameBook {
  const used = new Set(taken);
  return {
    take(name) {
      const free = firstFree(name, used);
      used.add(free);
      return free;
    },
  };
}

function firstFree(name: string, used: ReadonlySet<string>): string {
  if (!used.has(name)) return name;
  let number = 2;
  while (used.has(`${name}${number}`)) number++;
  return `${name}${number}`;
}

/** A text in capitals is one word in each part between separators; else a capital begins a new word. */
function words(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Nothing, or a digit in front, is no identifier: `_` makes it one. */
function asIdentifierName(name: string): string {
  return /^[A-Za-z_$]/.test(name) ? name : `_${name}`;
}
