/** Named types that are objects, in options and in each other: converted like any other, and written out once. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type GeneratedSdk, generateSdk, type LooseApi } from "../support/generated.js";
import { echo, wsServer } from "../support/servers.js";

const sdks: GeneratedSdk[] = [];
afterAll(() => {
  for (const sdk of sdks) sdk.remove();
});

async function made(spec: string): Promise<GeneratedSdk> {
  const sdk = await generateSdk(`wireglot: 1\nmodule: pauses\nversion: 1.0.0\nsummary: Pauses.\n${spec}`);
  sdks.push(sdk);
  return sdk;
}

async function optionsOf(api: LooseApi, options: object): Promise<Readonly<Record<string, unknown>>> {
  const server = await wsServer(echo);
  try {
    const client = await api.connect(server.url, options);
    return client.options;
  } finally {
    await server.close();
  }
}

const PAUSE = `types:
  pause:
    type: object
    doc: How it pauses.
    properties:
      id: { type: string, required: true, doc: What it is known by. }
      wait: { type: duration, maximum: 1h, default: 3s, doc: How long it waits. }
`;

test("an option of such a type is converted, filled up and checked to its depth", async () => {
  const api = await (
    await made(`${PAUSE}options:
  pause: { type: pause, doc: Sets the pause. }
  pauses: { type: list, items: pause, doc: Sets the pauses. }
`)
  ).load();
  const given = { pause: { id: "a", wait: "5s" }, pauses: [{ id: "b" }, { id: "c", wait: "1m" }] };
  expect(await optionsOf(api, given)).toMatchObject({
    pause: { id: "a", wait: 5000 },
    pauses: [
      { id: "b", wait: 3000 },
      { id: "c", wait: 60_000 },
    ],
  });
  for (const [options, option] of [
    [{ pause: { id: "a", wait: "2h" } }, "pause.wait"],
    [{ pause: { wait: "1s" } }, "pause.id"],
    [{ pauses: [{ id: "a", wiat: 1 }] }, "pauses[0].wiat"],
  ] as const) {
    const [, error] = await api.errors.attempt(api.connect("ws://127.0.0.1:1/", options));
    expect(error).toMatchObject({ condition: "invalid_argument", details: { option } });
  }
});

test("types of types of types cost what they say, not what they stand for", async () => {
  const levels = Array.from({ length: 24 }, (_, i) => {
    const inner = `{ type: level_${i}, doc: A side of level ${i}. }`;
    return `  level_${i + 1}: { type: object, doc: Holds level ${i} twice., properties: { left: ${inner}, right: ${inner} } }\n`;
  });
  const sdk = await made(
    `types:\n  level_0: { type: object, doc: The innermost., properties: { wait: { type: duration, doc: How long it waits. } } }\n${levels.join("")}options:\n  top: { type: level_24, doc: The top of all. }\n`,
  );
  for (const file of ["api.ts", "types.ts", "validators.ts"])
    expect(statSync(join(sdk.out, file)).size).toBeLessThan(200_000);
  const api = await sdk.load();
  const nested = (depth: number, value: unknown): unknown =>
    depth === 0 ? value : { [depth % 2 === 0 ? "left" : "right"]: nested(depth - 1, value) };
  expect(await optionsOf(api, { top: nested(24, { wait: "1s" }) })).toEqual(
    expect.objectContaining({ top: nested(24, { wait: 1000 }) }),
  );
}, 20_000);

test("more options than one function checks", async () => {
  const rows = Array.from(
    { length: 250 },
    (_, i) => `  option_${i}: { type: integer, minimum: 0, maximum: ${i}, doc: Sets the number at ${i}. }\n`,
  );
  const api = await (await made(`options:\n${rows.join("")}`)).load();
  expect(await optionsOf(api, { option0: 0, option120: 120, option249: 5 })).toMatchObject({ option120: 120 });
  for (const [options, option] of [
    [{ option0: 1 }, "option0"],
    [{ option249: 250 }, "option249"],
    [{ option120: "x" }, "option120"],
    [{ option250: 1 }, "option250"],
  ] as const) {
    const [, error] = await api.errors.attempt(api.connect("ws://127.0.0.1:1/", options));
    expect(error).toMatchObject({ condition: "invalid_argument", details: { option } });
  }
}, 20_000);

test("a choice that looks like code of the validator is a text like any other", async () => {
  const moods = [
    "isNaN(x)",
    "a; let x;",
    "f(a, parentData: b, parentDataProperty: c, rootData }",
    "return false; break;",
    "import x from 'y'",
    'require("fs")',
    "$" + "{x}",
    'new RegExp("x", "u")',
    "7",
  ];
  const api = await (
    await made(`options:\n  mood: { type: enum, values: ${JSON.stringify(moods)}, doc: How it is. }\n`)
  ).load();
  for (const mood of moods) expect(await optionsOf(api, { mood })).toMatchObject({ mood });
  const [, error] = await api.errors.attempt(api.connect("ws://127.0.0.1:1/", { mood: "Number.isNaN(x)" }));
  expect(error).toMatchObject({ condition: "invalid_argument", details: { option: "mood" } });
}, 20_000);
