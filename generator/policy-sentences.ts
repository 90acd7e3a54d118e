/** What the runtime says of policies and URLs, recognised by its English sentences, so that it can be said in another language. */
import type { Message } from "./message.js";

/** A value is quoted, a number or a name, never a sentence, unless it is recognised itself. */
const SENTENCES = {
  list: "a list",
  array: "an array",
  object: "an object",

  "policies.type": "policies are a list, not {value}",
  "policies.same-id": "another policy of this file has the id {id} too",
  "file.long": "a policy file has at most {limit} characters, this one {length}",
  "file.key": "a policy file has no {key}: expected policies, or a list",
  "file.aliases": "its aliases cannot be resolved: {problem}",
  "policy.type": "a policy is an object, not {value}",
  "policy.key": "a policy has no {key}: expected one of {keys}",
  "policy.actions": "a policy needs actions: names, or patterns with `*`",
  "policy.no-actions": "actions is an empty list: the policy would apply to nothing",
  "policy.effect": "a policy needs an effect: allow or deny",
  "policy.effect-value": "effect is {value}: expected allow or deny",
  "policy.resource": "the resource {value} cannot be used: {reason}",
  "policy.conditions": "conditions is a list, not {value}",
  "condition.type": "a condition is an object, not {value}",
  "condition.key": "a condition has no {key}: expected one of {keys}",
  "condition.both": "value and value_from exclude each other",
  "condition.extra": "{operator} takes no {key}",
  "condition.operand": "{operator} needs a value or a value_from",
  "condition.list": "{operator} needs a list",
  "condition.order": "{operator} needs a number or a string",
  "condition.address-order": "{operator} has no meaning for an address: use eq or in with networks (10.0.0.0/8)",
  "condition.operator": "{value} is no operator: expected one of {operators}",
  "condition.field": "{value} is no field: expected actor.id, actor.meta.*, action, resource or meta.*",
  "condition.address": "{value} is no IP address, no network in CIDR form, nor the word private",
  "condition.star": "{value} is compared as it is: `*` works in resources only, or use matches",
  "condition.host": "{value} is no host",
  "condition.port": "{value} is no port: ports are whole numbers",
  "condition.scheme": "{value} is no scheme",
  "condition.path": "{value} is no path",
  "key.missing": "{key} is missing",
  "key.text": "{key} is {value}: expected a string that is not empty",
  "key.list": "{key} is {value}: expected a list of strings",
  "key.item": "{value} in {key}: expected a string that is not empty",
  "value.deep": "the data is nested deeper than {limit} levels, or in a circle",

  "regex.type": "a regular expression is a string",
  "regex.large": "the expression is too large: with its repetitions written out it has over {limit} parts",
  "regex.at": "{problem} (at character {position} of {source})",
  "regex.closed": "a `)` closes nothing",
  "regex.assertion": "a repetition of an assertion has no meaning",
  "regex.repeated": "a repetition cannot be repeated: group it",
  "regex.nothing": "there is nothing to repeat",
  "regex.group": "only the groups `(…)`, `(?:…)` and `(?<name>…)` are supported, and `(?i)` at the start",
  "regex.deep": "groups are nested deeper than {limit}",
  "regex.open": "a `(` is not closed",
  "regex.property": "{set} is no property of characters",
  "regex.backslash": "a backslash ends the expression",
  "regex.back-reference": "back-references are not supported",
  "regex.escape": "{escape} is no known escape",
  "regex.code-point": "a code point ends at 10FFFF",
  "regex.set": "a `[` is not closed",
  "regex.range": "a set is no end of a range",
  "regex.backwards": "a range of characters ends before it begins",
  "regex.shrinking": "a repetition ends below where it begins",
  "regex.count": "a repetition counts to {limit} at most",

  "pattern.userinfo": "it holds a user name or a password, and such a URL is always denied",
  "pattern.fragment": "it has a fragment, and such a URL is always denied",
  "pattern.no-path": "it says nothing of the path: for any URL write `*`",
  "pattern.port": "its port is neither a number up to 65535 nor `*`",
  "pattern.label": "a `*` in its host is not a whole label",
  "pattern.path": "a `*` in its path stands before the end",
  "pattern.query": "a `*` in its query: a `*` at the end of the path covers every query",
  "pattern.denied": "such a URL is always denied: {reason}",

  "url.malformed": "it cannot be parsed as an absolute URL",
  "url.scheme": "its scheme is neither ws nor wss",
  "url.userinfo": "it holds a user name or a password, which belong in a header",
  "url.fragment": "it has a fragment, which a WebSocket URL may not have",
  "url.encoded": "its path hides a slash or a backslash behind percent-encoding",
} as const;

export const POLICY_TEXTS: readonly Omit<Message, "values">[] = Object.entries(SENTENCES).map(([name, source]) => ({
  key: `policy.${name}`,
  source,
}));

const KNOWN = POLICY_TEXTS.map((text) => ({ ...text, said: patternOf(text.source) }));

/** The sentence as a message; as it is, where it is none of these, such as a sentence of the YAML parser. */
export function policySentence(text: string): Message | string {
  for (const { key, source, said } of KNOWN) {
    const match = said.exec(text);
    if (match === null) continue;
    const values = Object.entries(match.groups ?? {}).map(([name, value]) => [name, policySentence(value)] as const);
    return { key, source, values: Object.fromEntries(values) };
  }
  return text;
}

function patternOf(source: string): RegExp {
  const parts = source.split(/\{(\w+)\}/);
  const pattern = parts.map((part, index) =>
    index % 2 === 0 ? part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&") : `(?<${part}>.+)`,
  );
  return new RegExp(`^${pattern.join("")}$`, "s");
}
