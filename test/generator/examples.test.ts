/** Examples that the compiler is asked about: by `validate --examples`, and by `check`. */
import { afterEach, expect, test } from "vitest";
import { type TestFolder, TINY, testFolder } from "../support/folder.js";

const folders: TestFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

const SPEC = `${TINY}guide:\n  - { id: start, title: Getting started, example: examples/start.ts }\n`;
const EXAMPLE =
  'import { connect } from "../generated/index.js";\n\nconst client = await connect("wss://x.example");\nawait client.close(NUMBER);\n';

function folder(code: string): TestFolder {
  const place = testFolder({
    "tiny.yaml": SPEC,
    "examples/start.ts": EXAMPLE.replace("NUMBER", code),
    "node_modules/x/package.json": "{}",
  });
  folders.push(place);
  return place;
}

test("validate --examples and check find what only types tell, and find it gone", async () => {
  const place = folder('"1000"');
  expect(await place.wireglot("validate", "tiny.yaml")).toMatchObject({ code: 0 });
  const { code, out } = await place.wireglot("validate", "tiny.yaml", "--examples");
  expect(code).toBe(1);
  expect(out).toMatch(/^examples\/start\.ts:4:20: error example-invalid: [^\n]+ \(TS2345\)$/);

  await place.wireglot("generate", "tiny.yaml");
  const check = await place.wireglot("check", "tiny.yaml");
  expect(check.code).toBe(1);
  // The second time, what was found is read and not worked out.
  expect(await place.wireglot("check", "tiny.yaml")).toEqual(check);
  expect(check.out).toBe(out);

  place.write("examples/start.ts", EXAMPLE.replace("NUMBER", "1000"));
  expect(await place.wireglot("validate", "tiny.yaml", "--examples")).toMatchObject({ code: 0, out: "" });
});
