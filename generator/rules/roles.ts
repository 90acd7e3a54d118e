/** Roles: each at most once, those that must be there, on rows of a type that they can work with. */
import type { Origin } from "../model.js";
import {
  ERROR_ROLES,
  GROUP_ROLES,
  MESSAGE_ROLES,
  METHOD_ROLES,
  memberRole,
  OPTION_ROLE_ALTERNATIVES,
  OPTION_ROLES,
} from "../roles.js";
import type { FieldSpec, Rows, Spec } from "../spec.js";
import { resolveType } from "./measure.js";
import { type Noun, noun } from "./nouns.js";
import { own, type Rule, rule } from "./rule.js";

export const ROLE_RULES: readonly Rule[] = [
  rule({
    code: "role-duplicate",
    why: "Of two rows of one role, it would be left to chance which one the client obeys.",
    messages: { default: 'the {kind} "{name}" has the role "{role}" already; a role stands at most once' },
    explanation: "Every role stands at most once, `http-status` of errors apart.",
    wrong:
      "options:\n  open_timeout: { type: duration, role: dial-timeout, doc: Longest time to connect. }\n  wait: { type: duration, role: dial-timeout, doc: Longest wait. }\n",
    right:
      "options:\n  open_timeout: { type: duration, role: dial-timeout, doc: Longest time to connect. }\n  wait: { type: duration, role: close-timeout, doc: Longest wait. }\n",
    check({ spec, file }, report) {
      for (const [kind, holders] of holdersOf(spec)) {
        const first = new Map<string, Holder>();
        for (const holder of holders) {
          const { role } = holder;
          const other = role === undefined ? undefined : first.get(role);
          if (role === undefined) continue;
          if (other === undefined) first.set(role, holder);
          else {
            const [late, early] = holder.origin.file === file ? [holder, other] : [other, holder];
            if (late.origin.file === file)
              report(late.origin, "default", { kind: noun(kind), name: early.name, role }, { below: ["role"] });
          }
        }
      }
    },
  }),
  rule({
    code: "role-missing",
    why: "What the client needs for a check or an error would have no name in the API.",
    messages: {
      permission: 'no permission has the role "{role}", which may not be left out',
      error: 'no error has the role "{role}", which the client raises',
      message: 'no message has the role "{role}", which the client delivers',
      row: 'the {kind} "{name}" needs a role: {roles}',
    },
    explanation:
      "A row that a spec leaves out is taken from the base. `name: null` removes it, and must not remove what the client cannot do without. A method or a message has the role of its name, or says `role`.",
    wrong: "errors:\n  canceled: null\n",
    right:
      'errors:\n  canceled: { role: canceled, kind: CANCELED, retryable: false, message: "given up", doc: The caller gave up. }\n',
    check(context, report) {
      const { spec, file } = context;
      const at = { at: "key" } as const;
      const has = <T extends { readonly role?: string }>(rows: Rows<T>, role: string): boolean =>
        rows.some((row) => row.value.role === role);
      if (!has(spec.permissions, "connect-url"))
        report({ file, path: ["permissions"] }, "permission", { role: "connect-url" }, at);
      for (const role of ERROR_ROLES)
        if (role !== "http-status" && !has(spec.errors, role))
          report({ file, path: ["errors"] }, "error", { role }, at);
      for (const role of MESSAGE_ROLES)
        if (!has(spec.messages, role)) report({ file, path: ["messages"] }, "message", { role }, at);
      // What `expand` could not find a role for has none, whatever its type says.
      const needy = [
        ["message", spec.messages, MESSAGE_ROLES],
        ["method", spec.methods, METHOD_ROLES],
      ] as const;
      for (const [kind, rows, roles] of needy)
        for (const { name, value, origin } of own<Rows<{ role: string | undefined }>[number]>(rows, context))
          if (value.role === undefined)
            report(origin, "row", { kind: noun(kind), name, roles: { list: roles, word: "or" } }, at);
    },
  }),
  rule({
    code: "role-misplaced",
    why: "A role where the client does not look for one has no effect.",
    messages: { default: "a role belongs to an option, or to a property of one" },
    explanation: "Parameters, details, fields of messages and named types have no roles.",
    wrong:
      "methods:\n  say: { role: send, doc: Sends one message., params: { data: { type: string, required: true, doc: The text. }, options: { type: object, doc: More., properties: { wait: { type: duration, role: write-timeout, doc: Longest wait. } } } } }\n",
    right:
      "methods:\n  say: { role: send, doc: Sends one message., params: { data: { type: string, required: true, doc: The text. }, options: { type: object, doc: More., properties: { wait: { type: duration, doc: Longest wait. } } } } }\n",
    check({ fields }, report) {
      for (const { value, origin, where } of fields)
        if (value.role !== undefined && where !== "option") report(origin, "default", {}, { below: ["role"] });
    },
  }),
  rule({
    code: "role-type",
    why: "The client reads the option of a role as one type, and would take another for something else.",
    messages: { default: 'the role "{role}" is of type {types}, not {type}' },
    explanation: "The role fixes the type; `type` may be left out.",
    wrong: "options:\n  open_timeout: { type: string, role: dial-timeout, doc: Longest time to connect. }\n",
    right: "options:\n  open_timeout: { type: duration, role: dial-timeout, doc: Longest time to connect. }\n",
    check({ spec, typed }, report) {
      for (const { value, origin, where } of typed) {
        const { role, type } = value;
        if (role === undefined || where !== "option") continue;
        const accepted: readonly string[] = [OPTION_ROLES[role], ...(OPTION_ROLE_ALTERNATIVES[role] ?? [])];
        if (accepted.includes(resolveType(value, spec).type)) continue;
        report(origin, "default", { role, types: { list: accepted, word: "or" }, type }, { below: ["type"] });
      }
    },
  }),
  rule({
    code: "member-role",
    why: "The client must know which member stands for which of its modes.",
    messages: {
      needed: '"{name}" of a group with the role "{role}" needs a role: {roles}',
      twice: '"{name}" stands for "{role}" already',
    },
    explanation:
      "A member of a group with a role is known by the value that the base gives it, or says with `role` what it stands for.",
    wrong:
      "constants:\n  MODE: { role: compression, doc: Compression., members: { OFF: { value: 0, doc: None at all. }, SHARED: { value: 1, doc: Sliding window. }, EACH: { value: 2, doc: For every message. }, BEST: { value: 3, doc: The smallest result. } } }\n",
    right:
      "constants:\n  MODE: { role: compression, doc: Compression., members: { OFF: { value: 0, doc: None at all. }, SHARED: { value: 1, doc: Sliding window. }, EACH: { value: 2, doc: For every message. } } }\n",
    check(context, report) {
      for (const { value } of own(context.spec.constants, context)) {
        if (value.kind !== "group" || value.role === undefined) continue;
        const wanted = Object.keys(GROUP_ROLES[value.role]);
        const found = new Map<string, (typeof value.members)[number]>();
        for (const member of value.members) {
          const role = memberRole(value.role, member.value);
          const other = role === undefined ? undefined : found.get(role);
          if (role === undefined || !wanted.includes(role)) {
            const values = { name: member.name, role: value.role, roles: { list: wanted, word: "or" } } as const;
            report(
              member.origin,
              "needed",
              values,
              member.value.role === undefined ? { at: "key" } : { below: ["role"] },
            );
          } else if (other === undefined) found.set(role, member);
          else if (other.value.value !== member.value.value)
            report(member.origin, "twice", { name: other.name, role }, { at: "key" });
        }
      }
    },
  }),
  rule({
    code: "member-missing",
    why: "A mode of the client that no member stands for could not be named.",
    messages: { default: 'the group "{name}" has no member for {missing}, which its role "{role}" needs' },
    explanation: "A group with a role has a member for each of the role's modes.",
    wrong:
      "constants:\n  MODE: { role: compression, doc: Compression., members: { OFF: { value: 0, doc: None at all. }, SHARED: { value: 1, doc: Sliding window. } } }\n",
    right:
      "constants:\n  MODE: { role: compression, doc: Compression., members: { OFF: { value: 0, doc: None at all. }, SHARED: { value: 1, doc: Sliding window. }, EACH: { value: 2, doc: For every message. } } }\n",
    check(context, report) {
      for (const { name, value, origin } of own(context.spec.constants, context)) {
        if (value.kind !== "group" || value.role === undefined) continue;
        const { role } = value;
        const found = value.members.map((member) => memberRole(role, member.value));
        // A member that stands for nothing, or for what another stands for, has a finding of its own.
        if (new Set(found).size < found.length || found.includes(undefined)) continue;
        const missing = Object.keys(GROUP_ROLES[role]).filter((wanted) => !found.includes(wanted));
        if (missing.length > 0)
          report(origin, "default", { name, missing: { list: missing, word: "and" }, role }, { at: "key" });
      }
    },
  }),
];

interface Holder {
  readonly name: string;
  readonly role: string | undefined;
  readonly origin: Origin;
}

function* holdersOf(spec: Spec): Iterable<readonly [kind: Noun, holders: readonly Holder[]]> {
  const plain = (rows: Rows<{ readonly role?: string }>): readonly Holder[] =>
    rows.map(({ name, value, origin }) => ({ name, role: value.role, origin }));
  const groups = spec.constants.flatMap(({ name, value, origin }) =>
    value.kind === "group" ? [{ name, value, origin }] : [],
  );
  yield ["option", optionHolders(spec.options)];
  yield ["error", plain(spec.errors.filter((row) => row.value.role !== "http-status"))];
  yield ["permission", plain(spec.permissions)];
  yield ["method", plain(spec.methods)];
  yield ["message", plain(spec.messages)];
  yield ["constant group", plain(groups)];
}

function optionHolders(options: Rows<FieldSpec>, prefix = ""): readonly Holder[] {
  return options.flatMap((row) => {
    const name = `${prefix}${row.name}`;
    return [
      { name, role: row.value.role, origin: row.origin },
      ...optionHolders(row.value.properties ?? [], `${name}.`),
    ];
  });
}
