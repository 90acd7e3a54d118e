import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type GeneratedSdk, generateSdk } from "../support/generated.js";

const spec = `wireglot: 1
module: checks
version: 1.0.0
summary: Checks.
options:
  text: { type: string, minLength: 2, maxLength: 3 }
  list: { type: list, items: { type: list, items: integer }, unique: true }
`;

test("compiled validators import nothing, and count characters and compare lists all the same", async () => {
  const sdk: GeneratedSdk = await generateSdk(spec);
  try {
    const code = readFileSync(`${sdk.out}/validators.ts`, "utf8");
    expect(code).not.toMatch(/\brequire\b|\bimport\b|ajv/);
    const { errors, connect } = await sdk.load();
    const wrong = async (options: object): Promise<unknown> =>
      (await errors.attempt(connect("ws://127.0.0.1:9/", options)))[1]?.details.option;
    // Two characters, four UTF-16 units.
    expect(await wrong({ text: "🎉🎉" })).toBeUndefined();
    expect(await wrong({ text: "🎉" })).toBe("text");
    expect(await wrong({ list: [[1], [1]] })).toBe("list");
    expect(await wrong({ list: [[1], [2]] })).toBeUndefined();
  } finally {
    sdk.remove();
  }
});

test("an option may have the name of what would load a module", async () => {
  const sdk = await generateSdk(
    spec.replace("text:", "import: { type: integer }\n  require: { type: string }\n  text:"),
  );
  try {
    const { errors, connect } = await sdk.load();
    expect((await errors.attempt(connect("ws://127.0.0.1:9/", { import: 0.5 })))[1]?.details.option).toBe("import");
  } finally {
    sdk.remove();
  }
});

const PLACE = "types:\n  place: { type: object, properties: { floor: { type: integer } } }\n";

test("more options than one function checks are checked all the same", async () => {
  const more = Array.from({ length: 250 }, (_, i) => `  n${i}: { type: integer }\n`).join("");
  const sdk = await generateSdk(`${spec}${more}  place: { type: place }\n${PLACE}`);
  try {
    const { errors, connect } = await sdk.load();
    const outcome = async (options: object): Promise<unknown> =>
      (await errors.attempt(connect("ws://127.0.0.1:9/", options)))[1]?.details.option;
    expect(await outcome({ n7: 1, n249: 2 })).toBeUndefined();
    expect(await outcome({ n7: 0.5 })).toBe("n7");
    expect(await outcome({ n249: 0.5 })).toBe("n249");
    expect(await outcome({ place: { floor: 0.5 } })).toBe("place.floor");
  } finally {
    sdk.remove();
  }
});

test("those of the base API neither", () => {
  const code = readFileSync(fileURLToPath(new URL("../../generated/validators.ts", import.meta.url)), "utf8");
  expect(code).not.toMatch(/\brequire\b|\bimport\b|ajv/);
});
