/** The rows of the reference page against the model, and each against a test that shows it on the wire. */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { buildModel } from "../../generator/build-model.js";
import { loadSpec } from "../../generator/load.js";
import type { Field, Model } from "../../generator/model.js";
import { baseSpecPath } from "../../generator/package-root.js";
import { type ReferenceRow, referenceRows } from "./reference-rows.js";

let model: Model | undefined;
const suite = readFileSync(fileURLToPath(new URL("./client-suite.ts", import.meta.url)), "utf8");

beforeAll(async () => {
  const file = baseSpecPath();
  const { spec } = await loadSpec(file, { show: (path) => path });
  if (spec === undefined) throw new Error("the base spec has errors");
  model = buildModel(spec, { read: (path) => readFileSync(resolve(dirname(file), path), "utf8") });
});

test.each(referenceRows.map((row) => [nameOf(row), row] as const))("%s", (_, row) => {
  if (model === undefined) throw new Error("there is no model");
  expect(seenIn(model, row)).toEqual(saidBy(row));
  const quoted = JSON.stringify(row.test);
  expect(suite.includes(`test(${quoted}`) || suite.includes(`(${quoted}, async (`)).toBe(true);
});

test("no row stands twice", () => {
  const names = referenceRows.map(nameOf);
  expect(new Set(names).size).toBe(names.length);
});

function nameOf(row: ReferenceRow): string {
  switch (row.table) {
    case "parameter":
      return `${row.of}: ${row.name}`;
    case "error":
      return `error ${row.condition}`;
    default:
      return `${row.table} ${row.name}`;
  }
}

/** What the row says, without the name of its test. */
function saidBy(row: ReferenceRow): object {
  const { test: _, ...said } = row;
  return said;
}

function seenIn(model: Model, row: ReferenceRow): object | undefined {
  const { table } = row;
  switch (table) {
    case "option": {
      const option = model.options.find((candidate) => candidate.name === row.name);
      return option && { table, name: option.name, type: option.type.kind, ...rangeOf(option) };
    }
    case "parameter": {
      const params =
        row.of === "connect" ? model.connect.params : model.methods.find((method) => method.name === row.of)?.params;
      const param = params?.find((candidate) => candidate.name === row.name);
      return param && { table, of: row.of, name: param.name, type: param.type.kind };
    }
    case "field": {
      const message = model.messages.find((candidate) => candidate.role === "text");
      const field = message?.fields.find((candidate) => candidate.name === row.name);
      return row.name === "type"
        ? { table, name: "type", type: typeof message?.value }
        : field && { table, name: field.name, type: field.type.kind };
    }
    case "constant": {
      const members = model.groups.flatMap((group) =>
        group.members.map((member) => ({
          name: group.flat ? member.tsName : `${group.tsName}.${member.tsName}`,
          value: member.value,
        })),
      );
      const found = members.find((member) => member.name === row.name);
      return found && { table, ...found };
    }
    case "code": {
      const found = model.closeCodes.find((code) => code.name === row.name);
      return found && { table, name: found.name, code: found.from };
    }
    case "action": {
      const found = model.permissions.find((action) => action.name === row.name);
      return found && { table, name: found.name, resource: found.resource };
    }
    case "error": {
      const found = model.errors.find((error) => error.name === row.condition);
      return found && { table, condition: found.name, kind: found.kind, retryable: found.retryable };
    }
    default:
      return table satisfies never;
  }
}

function rangeOf({ type }: Field): { range?: readonly [number, number] } {
  if (!("minimum" in type) || type.minimum === undefined || type.maximum === undefined) return {};
  return { range: [type.minimum, type.maximum] };
}
