/** What a reference in prose leads to: what readers see for it, and the anchor of its row in the documentation. */
import type { Field, GuideSection, Model, Option } from "./model.js";
import type { Reference } from "./references.js";

export interface Target {
  /** Without backticks: `heartbeat.interval`, `COMPRESSION.DISABLED`, `connect()`. */
  readonly label: string;
  /** A number that belongs to it: the code of a close code. */
  readonly value?: string;
  /** Absent: it is in no table of this API. */
  readonly anchor?: string;
  /** A page and not a row: the label is its title. */
  readonly page?: GuideSection;
}

/** `name`: of the row as this API has it, which may be another than the reference's. */
export function resolveReference(model: Model, reference: Reference): Target & { readonly name: string } {
  const name = model.replaced[`${reference.kind}:${reference.name}`] ?? reference.name;
  return { name, ...(targetOf(model, reference.kind, name) ?? { label: name }) };
}

/** Of the row of a table, whatever language the page is in. */
export function anchorOf(section: string, ...path: readonly string[]): string {
  return [section, ...path]
    .join("-")
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, "-");
}

function targetOf(model: Model, kind: Reference["kind"], name: string): Target | undefined {
  switch (kind) {
    case "option": {
      const found = findOption(model.options, name.split("."));
      return found && { label: found.map((field) => field.tsName).join("."), anchor: anchorOf("option", name) };
    }
    case "constant":
      return constantTarget(model, name);
    case "code": {
      const code = model.closeCodes.find((row) => row.name === name);
      return (
        code && {
          label: name,
          value: code.from === code.to ? `${code.from}` : `${code.from}–${code.to}`,
          anchor: anchorOf("code", name),
        }
      );
    }
    case "permission":
      return model.permissions.some((row) => row.name === name)
        ? { label: name, anchor: anchorOf("permission", name) }
        : undefined;
    case "error":
      return model.errors.some((row) => row.name === name)
        ? { label: name, anchor: anchorOf("error", name) }
        : undefined;
    case "method": {
      if (name === "connect") return { label: "connect()", anchor: anchorOf("method", name) };
      const method = model.methods.find((row) => row.name === name);
      return method && { label: `${method.tsName}()`, anchor: anchorOf("method", name) };
    }
    case "page": {
      const page = model.pages.find((row) => row.id === name);
      return page && { label: page.title.source, page };
    }
    default:
      return kind satisfies never;
  }
}

function findOption(options: readonly Option[], [name, ...rest]: readonly string[]): readonly Field[] | undefined {
  const option = options.find((candidate) => candidate.name === name);
  if (option === undefined || rest.length === 0) return option && [option];
  const inner = findOption(option.properties, rest);
  return inner && [option, ...inner];
}

function constantTarget(model: Model, name: string): Target | undefined {
  const [groupName, memberName] = name.split(".");
  const group = model.groups.find((candidate) => candidate.name === groupName);
  const member = group?.members.find((candidate) => candidate.name === memberName);
  if (group !== undefined && memberName === undefined)
    return { label: group.flat ? group.typeName : group.tsName, anchor: anchorOf("constant", group.name) };
  if (group !== undefined && member !== undefined) {
    const label = group.flat ? member.tsName : `${group.tsName}.${member.tsName}`;
    return { label, anchor: anchorOf("constant", group.name, member.name) };
  }
  const single = model.constants.find((candidate) => candidate.name === name);
  return single && { label: single.tsName, anchor: anchorOf("constant", name) };
}
