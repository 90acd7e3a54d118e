/** `wireglot validate --baseline`: what was known is quiet, wherever it stands by now. */
import { afterEach, expect, test } from "vitest";
import { type TestFolder, testFolder } from "../support/folder.js";

const TOP = "wireglot: 1\nmodule: chat\nversion: 1.0.0\nsummary: Chat rooms.\n";
const OLD = `${TOP}options:\n  room: { type: string, doc: The room. }\n`;
const folders: TestFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function folder(files: Readonly<Record<string, string>>): TestFolder {
  const place = testFolder(files);
  folders.push(place);
  return place;
}

test("a finding that was written down is quiet, on another line too; a new one is told", async () => {
  const place = folder({ "chat.yaml": OLD });
  const before = await place.wireglot("validate", "chat.yaml");
  expect(before.out).toContain("chat.yaml:6:30: warning doc-repeats-name");
  const written = await place.wireglot("validate", "chat.yaml", "--baseline", "known.json", "--update-baseline");
  expect(written).toMatchObject({ code: 0, err: "known.json: 1 finding written\nchat.yaml: valid" });
  expect(JSON.parse(place.read("known.json"))).toEqual({
    version: 1,
    findings: { "chat.yaml": { "doc-repeats-name": ["/options/room/doc"] } },
  });

  place.write("chat.yaml", `# A comment.\n${OLD}  nick: { type: strnig, doc: What to be called. }\n`);
  const { code, out } = await place.wireglot("validate", "chat.yaml", "--baseline", "known.json");
  expect(code).toBe(1);
  expect(out).toMatch(/^chat\.yaml:8:\d+: error type-unknown: [^\n]*$/);
});

test("what is no longer found is told, and taken out", async () => {
  const place = folder({ "chat.yaml": OLD });
  await place.wireglot("validate", "chat.yaml", "--baseline", "known.json", "--update-baseline");
  place.write("chat.yaml", OLD.replace("The room.", "Where to go."));
  const { code, err } = await place.wireglot("validate", "chat.yaml", "--baseline", "known.json");
  expect(code).toBe(0);
  expect(err).toContain("known.json: 1 finding no longer found; --update-baseline takes them out");
  await place.wireglot("validate", "chat.yaml", "--baseline", "known.json", "--update-baseline");
  expect(JSON.parse(place.read("known.json"))).toEqual({ version: 1, findings: {} });
});

test("what is known of specs that were not checked stays", async () => {
  const place = folder({ "chat.yaml": OLD, "game.yaml": OLD });
  await place.wireglot("validate", "chat.yaml", "game.yaml", "--baseline", "known.json", "--update-baseline");
  const both = place.read("known.json");
  await place.wireglot("validate", "game.yaml", "--baseline", "known.json", "--update-baseline");
  expect(place.read("known.json")).toBe(both);
});

test("a baseline that is none, or not there", async () => {
  const place = folder({ "chat.yaml": OLD, "broken.json": '{ "version": 1, "findings": [] }' });
  expect(await place.wireglot("validate", "chat.yaml", "--baseline", "none.json")).toMatchObject({ code: 3 });
  const broken = await place.wireglot("validate", "chat.yaml", "--baseline", "broken.json");
  expect(broken).toMatchObject({ code: 2 });
  expect(broken.err).toContain("broken.json is no baseline");
  expect(await place.wireglot("validate", "chat.yaml", "--update-baseline")).toMatchObject({ code: 2 });
});
