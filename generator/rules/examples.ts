/** Examples: programs that use what the spec declares. */
import { namesUsed, type UsedName } from "../example-names.js";
import { camelCase, constantName } from "../naming.js";
import type { FieldSpec, Rows, Spec } from "../spec.js";
import { suggestion } from "../suggest.js";
import { ownSections } from "./guide.js";
import { resolveType } from "./measure.js";
import { type Rule, rule } from "./rule.js";

/** Reported by generator/check-examples.ts, in the example. */
export const exampleInvalid: Rule<{ default: "problem" | "number" }> = rule({
  code: "example-invalid",
  soft: true,
  why: "An example that does not compile is the first thing that a reader copies.",
  messages: { default: "{problem} (TS{number})" },
  explanation:
    "`wireglot check` and `wireglot validate --examples` hold each example to the types that the spec gives, as `tsc --strict` does; the words are those of the compiler. The generated code is found by a relative path, by the name of the module, and by the name of the package that the spec is in.",
  wrong:
    "# examples/wrong.ts: await connect(url, { room: 5 });\nguide:\n  - { id: start, title: Getting started, example: examples/wrong.ts }\noptions:\n  room: { type: string, doc: Where to go. }\n",
  right:
    '# examples/right.ts: await connect(url, { room: "lobby" });\nguide:\n  - { id: start, title: Getting started, example: examples/right.ts }\noptions:\n  room: { type: string, doc: Where to go. }\n',
});

const exampleName = rule({
  code: "example-name",
  soft: true,
  why: "An example with a name that the API does not have fails at its first copy.",
  messages: {
    option: 'this API has no option "{name}"{suggestion}',
    constant: 'this API has no constant "{name}"{suggestion}',
    member: '"{group}" has no member "{name}"{suggestion}',
  },
  explanation:
    "Looked for in what is imported from the generated code: constants and their members, and the options that `connect` is called with. What only types can tell, `wireglot validate --examples` finds.",
  wrong:
    '# examples/wrong.ts: await connect(url, { rooom: "lobby" });\nguide:\n  - { id: start, title: Getting started, example: examples/wrong.ts }\noptions:\n  room: { type: string, doc: Where to go. }\n',
  right:
    '# examples/right.ts: await connect(url, { room: "lobby" });\nguide:\n  - { id: start, title: Getting started, example: examples/right.ts }\noptions:\n  room: { type: string, doc: Where to go. }\n',
  check(context, report) {
    const { spec } = context;
    const isApi = apiModules(spec);
    let known: ReadonlyMap<string, readonly string[]> | undefined;
    for (const { value, origin } of ownSections(context)) {
      const { example } = value;
      const text = example === undefined || !/\.[cm]?[jt]s$/.test(example) ? undefined : context.read(example);
      const used = text === undefined ? undefined : namesUsed(text, isApi);
      if (example === undefined || used === undefined) continue;
      const at = ({ line, column }: UsedName) => ({ below: ["example"], in: { file: example, line, column } });
      for (const option of used.options) {
        const { name, names } = unknownOption(option.path, spec.options, spec) ?? {};
        // What stands inside of an unknown option is not reported again.
        if (name !== undefined && names !== undefined && name === option.path.at(-1))
          report(origin, "option", { name, suggestion: suggestion(name, names) }, at(option));
      }
      for (const constant of used.constants) {
        known ??= constantsOf(spec);
        const [group = "", member] = constant.path;
        const members = known.get(group);
        if (member === undefined) {
          if (members === undefined)
            report(origin, "constant", { name: group, suggestion: suggestion(group, [...known.keys()]) }, at(constant));
        } else if (members !== undefined && members.length > 0 && !members.includes(member)) {
          const values = { group, name: member, suggestion: suggestion(member, members) };
          report(origin, "member", values, at(constant));
        }
      }
    }
  },
});

export const EXAMPLE_RULES: readonly Rule[] = [exampleName, exampleInvalid];

/** The package is the base API's; another API is generated into a folder, or has a package of its own. */
function apiModules(spec: Spec): (module: string) => boolean {
  if (spec.base.options === spec.options) return (module) => module === "wireglot";
  return (module) => module !== "wireglot" && !/^(?:node:|wireglot\/)/.test(module);
}

/** The first name on the path that there is not, with those that there are; undefined where all are. */
function unknownOption(
  [name = "", ...rest]: readonly string[],
  options: Rows<FieldSpec>,
  spec: Spec,
): { readonly name: string; readonly names: readonly string[] } | undefined {
  const row = options.find((option) =>
    [option.name, ...(option.value.renamedFrom ?? [])].map(camelCase).includes(name),
  );
  if (row === undefined) return { name, names: options.map((option) => camelCase(option.name)) };
  const { type, properties } = resolveType(row.value, spec);
  // Of an inner name, its own key is reported.
  if (rest.length === 0 || type !== "object" || properties === undefined) return undefined;
  return unknownOption(rest, properties, spec);
}

/** Constants by the names that are exported, with the members of each; none where it has none. */
function constantsOf(spec: Spec): ReadonlyMap<string, readonly string[]> {
  const codes = spec.closeCodes.map((row) => row.name);
  const rows = spec.constants.flatMap(({ name, value }): readonly (readonly [string, readonly string[]])[] => {
    if (value.kind === "constant") return [[constantName(name), []]];
    const members = value.members.map((member) => member.name);
    return value.flat === true
      ? members.map((member) => [constantName(member), []] as const)
      : [[constantName(name), members]];
  });
  return new Map([["CLOSE_CODES", codes], ...rows]);
}
