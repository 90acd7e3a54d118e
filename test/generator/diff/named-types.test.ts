/** Types by name are looked at once, however often others name them. */
import { expect, test } from "vitest";
import { rate } from "../../../generator/diff/findings.js";
import { diffModels } from "../../../generator/diff/index.js";
import { loadModel } from "../../../generator/diff/load.js";
import { fileSource } from "../../../generator/diff/source.js";
import { testFolder } from "../../support/folder.js";

const LEVELS = 30;

function spec(wait: string): string {
  const rows = Array.from({ length: LEVELS }, (_, i) => {
    const side = `{ type: level_${i}, doc: A side of level ${i}. }`;
    return `  level_${i + 1}: { type: object, doc: Holds level ${i} twice., properties: { left: ${side}, right: ${side} } }\n`;
  });
  return `wireglot: 1
module: levels
version: 1.0.0
summary: Levels.
types:
  level_0: { type: object, doc: The innermost., properties: { wait: { type: duration, maximum: ${wait}, doc: How long. } } }
${rows.join("")}options:
  top: { type: level_${LEVELS}, doc: The top of all. }
`;
}

test("2^30 ways lead to the innermost type, and what changed in it is told once", async () => {
  const folder = testFolder({ "old.yaml": spec("1h"), "new.yaml": spec("1m") });
  try {
    const before = await loadModel(fileSource(`${folder.path}/old.yaml`, folder.path));
    const after = await loadModel(fileSource(`${folder.path}/new.yaml`, folder.path));
    const changes = rate(diffModels({ old: before.model, new: after.model }));
    expect(changes.map(({ code }) => code)).toEqual(["parameter-range-narrowed"]);
  } finally {
    folder.remove();
  }
}, 20_000);
