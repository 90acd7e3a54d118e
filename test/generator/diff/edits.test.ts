/** Edits of the base spec, and the step of the version that each is known to ask for. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findingOf, rate } from "../../../generator/diff/findings.js";
import { diffModels } from "../../../generator/diff/index.js";
import { type LoadedModel, loadModel } from "../../../generator/diff/load.js";
import { fileSource } from "../../../generator/diff/source.js";
import { stepOf } from "../../../generator/diff/version.js";
import { baseSpecPath } from "../../../generator/package-root.js";
import { type TestFolder, testFolder } from "../../support/folder.js";

/** From, to (nothing: the line and what is indented below it goes), the code, the step of all together. */
const EDITS: readonly (readonly [string, string | undefined, string, string])[] = [
  ["  protocols:\n", undefined, "option-removed", "major"],
  ["  fast_lane:\n", "  quick_lane:\n", "option-renamed-silently", "major"],
  ["  fast_lane:\n", "  quick_lane:\n    renamedFrom: fast_lane\n", "option-renamed", "minor"],
  [
    "  headers:\n    type: headers\n",
    "  headers:\n    type: headers\n    required: true\n",
    "option-made-required",
    "major",
  ],
  ["options:\n  headers", "options:\n  room: { type: string, doc: A room. }\n  headers", "option-added", "minor"],
  [
    "options:\n  headers",
    "options:\n  room: { type: string, required: true, doc: A room. }\n  headers",
    "option-added-required",
    "major",
  ],
  ["    default: 32\n", "    default: 64\n", "option-default-changed", "major"],
  ["    maximum: 10000\n", "    maximum: 1000\n", "option-range-narrowed", "major"],
  ["    maximum: 10000\n", "    maximum: 20000\n", "option-range-widened", "minor"],
  ["  tls:\n    role: tls\n    secret: true\n", "  tls:\n    role: tls\n", "option-secret-shown", "major"],
  ["            values: [wait, error]\n", "            values: [wait, error, drop]\n", "option-value-added", "minor"],
  ["            values: [wait, error]\n", "            values: [wait]\n", "option-value-removed", "major"],
  ["      DISABLED: { value: 0", "      DISABLED: { value: 3", "constant-value-changed", "major"],
  ["      DISABLED: { value: 0", "      OFF: { value: 0", "constant-renamed", "major"],
  ["      BINARY: { value: 2", undefined, "constant-removed", "major"],
  ["constants:\n", "constants:\n  ANSWER: { value: 42, doc: The answer. }\n", "constant-added", "minor"],
  [
    "      NO_CONTEXT: {",
    "      BEST: { value: 3, role: no-context, doc: Best. }\n      NO_CONTEXT: {",
    "constant-added-to-output",
    "major",
  ],
  ["  SERVICE_RESTART: {", undefined, "close-code-removed", "major"],
  ["  SERVICE_RESTART: { code: 1012", "  SERVICE_RESTART: { code: 3012", "close-code-renumbered", "major"],
  [
    "code: 1012, reconnect: backoff",
    "code: 1012, sendable: false, reconnect: backoff",
    "close-code-unsendable",
    "major",
  ],
  ["code: 1012, reconnect: backoff", "code: 1012, reconnect: never", "close-code-advice-changed", "major"],
  ["{ after: 30s }", "{ after: 60s }", "close-code-delay-changed", "minor"],
  [
    "closeCodes:\n",
    "closeCodes:\n  BUSY: { code: 4001, reconnect: backoff, doc: Busy. }\n",
    "close-code-added",
    "major",
  ],
  ["    kind: INVALID\n", "    kind: CONFLICT\n", "error-kind-changed", "major"],
  [
    "    role: connection-failed\n    kind: INTERNAL\n    retryable: true\n",
    "    role: connection-failed\n    kind: INTERNAL\n    retryable: false\n",
    "error-retryable-changed",
    "major",
  ],
  ["  invalid_argument:\n    role", "  bad_argument:\n    role", "error-renamed", "major"],
  [
    "errors:\n  connections_disabled",
    "errors:\n  room_full: { kind: CONFLICT, retryable: false, message: full, doc: Full. }\n  connections_disabled",
    "error-added",
    "major",
  ],
  ['"no open connection has the ID {id}"', '"no connection has the ID {id}"', "error-message-changed", "patch"],
  [
    "      id: { type: string, required: true, doc: The ID",
    "      id: { type: string, doc: The ID",
    "field-made-optional",
    "major",
  ],
  ["  websocket.connect.url:\n", "  websocket.dial:\n", "action-renamed", "major"],
  ["permissions:\n", "permissions:\n  websocket.read: { doc: May read. }\n", "action-added", "minor"],
  ["  ping:\n    role: ping\n", "  probe:\n    role: ping\n", "method-renamed", "major"],
  ["        maximum: 4999\n", "        maximum: 4099\n", "parameter-range-narrowed", "major"],
  [
    "    errors: [invalid_argument]\n",
    "    errors: [invalid_argument, connection_lost]\n",
    "method-error-added",
    "minor",
  ],
  ["    returns: { type: Promise<CloseInfo>", "    returns: { type: Promise<void>", "method-result-changed", "major"],
  ["    values: [headers, policy,", "    values: [cookies, headers, policy,", "type-value-added", "major"],
  [
    "    doc: Longest time that {method:close} waits",
    "    doc: The longest time that {method:close} waits",
    "text-changed",
    "patch",
  ],
  ["    title: Loading\n", "    title: Importing\n", "text-changed", "patch"],
  ["  - id: loading\n", "  - id: importing\n", "section-added", "patch"],
  ["    role: signal\n", "    role: signal\n    deprecated: Not needed.\n", "name-deprecated", "minor"],
];

const base = readFileSync(baseSpecPath(), "utf8");
let folder: TestFolder;
let before: LoadedModel;

beforeAll(async () => {
  folder = testFolder({ "old.yaml": base });
  before = await loadModel(fileSource(`${folder.path}/old.yaml`, folder.path));
});
afterAll(() => folder.remove());

describe("an edit of the base spec", () => {
  test.each(EDITS)("%j to %j: %s, %s", async (from, to, code, step) => {
    const at = base.indexOf(from);
    expect(at).toBeGreaterThan(0);
    const end = to === undefined ? endOf(base, at) : at + from.length;
    folder.write("new.yaml", base.slice(0, at) + (to ?? "") + base.slice(end));
    const after = await loadModel(fileSource(`${folder.path}/new.yaml`, folder.path));
    const changes = rate(diffModels({ old: before.model, new: after.model }));
    expect(changes.map((change) => change.code)).toContain(code);
    expect(stepOf(changes)).toBe(step);
    const found = changes.find((change) => change.code === code);
    if (found === undefined) throw new Error(code);
    const { file, line, related = [] } = findingOf(found, { old: before, new: after }, "error");
    // At the line of the edit, or just above where what is gone stood.
    const edited = base.slice(0, at).split("\n").length;
    expect([file, ...related.map((place) => place.file)]).toEqual(
      related.length > 0 ? ["new.yaml", "old.yaml"] : ["new.yaml"],
    );
    if (to !== undefined) expect(Math.abs(line - edited)).toBeLessThan(14);
  });
});

/** Behind the line at the place and all lines that are indented deeper. */
function endOf(text: string, at: number): number {
  const indent = /^ */.exec(text.slice(at))?.[0].length ?? 0;
  let end = text.indexOf("\n", at) + 1;
  while (
    /^ */.exec(text.slice(end))?.[0].length !== undefined &&
    (/^ */.exec(text.slice(end))?.[0].length ?? 0) > indent
  )
    end = text.indexOf("\n", end) + 1;
  return end;
}
