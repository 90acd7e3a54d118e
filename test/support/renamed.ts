/** A copy of the base spec in which every option, condition, action, constant, close code and method has another name. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";
import type { Names } from "../generated/client-suite.js";

type Tree = { [key: string]: unknown };

const base = fileURLToPath(new URL("../../spec/websocket.yaml", import.meta.url));

export const renamedNames: Names = {
  option: (name) => `my${name.charAt(0).toUpperCase()}${name.slice(1)}`,
  condition: (name) => `case_${name}`,
  action: (name) => `acme.${name.replace("websocket", "ws")}`,
  constant: (name) => `K_${name}`,
  code: (name) => `END_${name}`,
  method: (name) => `do${name.charAt(0).toUpperCase()}${name.slice(1)}`,
};

/** The text of the renamed spec, without the guide and the pages: their examples speak of the base's names. */
export function renamedSpec(): string {
  const spec: Tree = parse(readFileSync(base, "utf8"));
  delete spec.guide;
  delete spec.pages;
  spec.module = "renamed";
  spec.options = renameFields(treeOf(spec.options), optionName);
  spec.constants = mapKeys(treeOf(spec.constants), renamedNames.constant, (group) => {
    const members = treeOf(treeOf(group).members);
    return { ...treeOf(group), members: mapKeys(members, renamedNames.constant, (member) => member) };
  });
  spec.closeCodes = mapKeys(treeOf(spec.closeCodes), renamedNames.code, (row) => row);
  spec.permissions = mapKeys(treeOf(spec.permissions), renamedNames.action, (row) => row);
  spec.errors = mapKeys(treeOf(spec.errors), renamedNames.condition, (row) => row);
  spec.methods = mapKeys(treeOf(spec.methods), methodName, (row, old) => ({ role: old, ...conditionsIn(treeOf(row)) }));
  spec.connect = conditionsIn(treeOf(spec.connect));
  return stringify(withReferences(spec), { lineWidth: 0, aliasDuplicateObjects: false });
}

function optionName(name: string): string {
  return `my_${name}`;
}

function methodName(name: string): string {
  return `do_${name}`;
}

function renameFields(fields: Tree, rename: (name: string) => string): Tree {
  return mapKeys(fields, rename, (field) => {
    const row = { ...treeOf(field) };
    if (typeof row.values === "string") row.values = renamedNames.constant(row.values);
    if (typeof row.default === "string" && row.values !== undefined && !Array.isArray(row.values))
      row.default = renamedNames.constant(row.default);
    if (isTree(row.default)) {
      const { when, is } = row.default;
      const cases = mapKeys(
        treeOf(is),
        (key) => (key === "else" ? key : renamedNames.constant(key)),
        (value) => value,
      );
      row.default = { when: rename(String(when)), is: cases };
    }
    if (isTree(row.properties)) row.properties = renameFields(row.properties, rename);
    return row;
  });
}

function conditionsIn(call: Tree): Tree {
  const { errors, params } = call;
  return {
    ...call,
    ...(Array.isArray(errors) ? { errors: errors.map((name) => renamedNames.condition(String(name))) } : {}),
    ...(isTree(params) ? { params: mapKeys(params, (name) => name, groupsIn) } : {}),
  };
}

function groupsIn(param: unknown): unknown {
  const row = treeOf(param);
  return typeof row.values === "string" ? { ...row, values: renamedNames.constant(row.values) } : row;
}

/** `{option:dial_timeout}` in all prose. */
function withReferences(value: unknown): unknown {
  if (typeof value === "string") {
    return value.replace(
      /\{(option|constant|code|permission|error|method):([^{}\s]+)\}/g,
      (_, kind: string, name: string) => `{${kind}:${renamedReference(kind, name)}}`,
    );
  }
  if (Array.isArray(value)) return value.map(withReferences);
  return isTree(value) ? mapKeys(value, (key) => key, withReferences) : value;
}

function renamedReference(kind: string, name: string): string {
  const parts = name.split(".");
  switch (kind) {
    case "option":
      return parts.map(optionName).join(".");
    case "constant":
      return parts.map(renamedNames.constant).join(".");
    case "code":
      return renamedNames.code(name);
    case "permission":
      return renamedNames.action(name);
    case "error":
      return renamedNames.condition(name);
    default:
      return name === "connect" ? name : methodName(name);
  }
}

function mapKeys(tree: Tree, rename: (key: string) => string, change: (value: unknown, key: string) => unknown): Tree {
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [rename(key), change(value, key)]));
}

function treeOf(value: unknown): Tree {
  return isTree(value) ? value : {};
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
