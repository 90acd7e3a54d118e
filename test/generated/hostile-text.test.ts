/** Text of a spec is data: whatever it holds, it stays inside the comment, string, table or cell that it was written into. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { splitProse } from "../../generator/references.js";
import { type GeneratedSdk, generateSdk } from "../support/generated.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sdks: GeneratedSdk[] = [];
afterAll(() => {
  for (const sdk of sdks) sdk.remove();
});

/** Each would set `globalThis.pwned`, or break the file, if it got out. */
const TEXTS = [
  "*/ globalThis.pwned = 1; /*",
  "*\\/ globalThis.pwned = 1; /*",
  `\`$${"{globalThis.pwned = 1}"}\``,
  '"; globalThis.pwned = 1; "',
  "'; globalThis.pwned = 1; '",
  '\\"; globalThis.pwned = 1; //',
  "line\u2028globalThis.pwned = 1;\u2029",
  "</script><script>globalThis.pwned = 1</script>",
  "<!-- globalThis.pwned = 1 --> {{#if}} {{globalThis.pwned}} {{{x}}}",
  "@deprecated {@link evil} @ts-ignore @ts-nocheck",
  "biome-ignore lint: everything eslint-disable",
  "| a | b |\n| --- | --- |\n# heading\n```js\nglobalThis.pwned = 1\n```",
  "![x](https://evil.test/x.png) [y](javascript:alert(1)) [z]: https://evil.test",
  `{process.exit(1)} $${"{process.exit(1)}"} <Component onLoad={evil} />`,
  "%s %d \\n \\u0000 \\x00 $& $1 $$",
  "__proto__ constructor prototype toString",
  "\u00a0\u3000é漢字🎉",
  "x".repeat(5000),
];

function hostileSpec(text: string): string {
  const doc = text;
  return stringify({
    wireglot: 1,
    module: "hostile",
    version: "1.0.0",
    summary: text,
    description: text,
    options: {
      plain: { type: "string", default: text, doc, deprecated: text },
      choice: { type: "enum", values: [text, "other"], default: text, doc },
      listed: { type: "list", items: "string", default: [text], doc },
      recorded: { type: "record", values: "string", default: { [text.slice(0, 50)]: text }, doc },
    },
    constants: {
      WORD: { value: text, doc },
      GROUP: { doc, members: { ONE: { value: text, doc }, TWO: { value: "two", doc } } },
    },
    closeCodes: { ODD: { code: 4001, doc } },
    messages: {},
    permissions: { "odd.connect": { role: "connect", doc } },
    errors: {
      odd_one: {
        kind: "CONFLICT",
        retryable: false,
        message: text.replaceAll("{", "{{").replaceAll("}", "}}"),
        details: { what: { type: "string", doc } },
        doc,
        advice: text,
      },
    },
    methods: {
      say: {
        role: "send",
        doc,
        params: { data: { type: "string", required: true, doc } },
        returns: { type: text, doc },
        waits: text,
      },
    },
    guide: [{ id: "odd", title: text, body: text, table: "options" }],
  });
}

async function generateFrom(text: string): Promise<GeneratedSdk> {
  const sdk = await generateSdk(hostileSpec(text));
  sdks.push(sdk);
  return sdk;
}

describe("hostile text", () => {
  test.each(TEXTS.map((text) => [text.slice(0, 40), text]))("%j comes out as data", async (_, text) => {
    const sdk = await generateFrom(text);
    const api = await sdk.load();
    expect(Reflect.get(globalThis, "pwned")).toBeUndefined();
    expect(api.WORD).toBe(text);
    expect(api.GROUP).toMatchObject({ ONE: text });
    const make = api.errors.oddOne;
    expect(typeof make === "function" ? make({}).message : "").toBe(text);
    const source = ["api", "client", "constants", "errors", "types", "permissions"]
      .map((name) => readFileSync(join(sdk.out, `${name}.ts`), "utf8"))
      .join("\n");
    // What looks like an escape in the text is one in the code: nothing hidden stands there as it is.
    expect(source).not.toMatch(/[\u2028\u2029]/);
    const page = readFileSync(join(sdk.out, "docs", "en", "hostile.md"), "utf8");
    const blocks = page.replace(/^(`{3,})\w*\n[\s\S]*?\n\1$/gm, "");
    const prose = splitProse(blocks.replace(/<a id="[a-z0-9_-]+"><\/a>/g, ""))
      .map((part) => (part.part === "text" ? part.text : ""))
      .join("");
    expect(prose).not.toMatch(/<(?!br>)/);
    expect(prose).not.toMatch(/(?<!\\)!\[/);
    expect(prose).not.toMatch(/\]\(javascript:/);
    for (const line of page.split("\n").filter((row) => row.startsWith('| <a id="option-'))) {
      expect(line.replace(/\\\|/g, "").split("|")).toHaveLength(7);
    }
  });

  test("all of it compiles strictly and is free of lint errors", async () => {
    const files: string[] = [];
    for (const text of TEXTS) files.push(join((await generateFrom(text)).out, "index.ts"));
    const folder = sdks.at(-1)?.folder ?? "";
    const config = join(folder, "tsconfig.json");
    writeFileSync(
      config,
      JSON.stringify({
        extends: join(root, "tsconfig.json"),
        compilerOptions: { noEmit: true, rootDir: root },
        include: [],
        files,
      }),
    );
    const run = (program: string, ...args: readonly string[]): string => {
      try {
        return (
          execFileSync(process.execPath, [join(root, "node_modules", program), ...args], {
            encoding: "utf8",
            cwd: root,
            stdio: "pipe",
          }) && ""
        );
      } catch (error) {
        return error instanceof Error && "stdout" in error
          ? `${error.stdout}${"stderr" in error ? error.stderr : ""}`
          : String(error);
      }
    };
    expect(run("typescript/bin/tsc", "-p", config)).toBe("");
    const folders = sdks.map((sdk) => sdk.out);
    expect(
      run(
        "@biomejs/biome/bin/biome",
        "lint",
        "--vcs-enabled=false",
        "--error-on-warnings",
        "--diagnostic-level=warn",
        ...folders,
      ),
    ).toBe("");
  }, 60_000);
});

describe("hostile names", () => {
  test.each(["__proto__", "toString", "hasOwnProperty", "default", "class", "await"])(
    "an option called %s is an option",
    async (name) => {
      const spec = stringify({
        wireglot: 1,
        module: "names",
        version: "1.0.0",
        summary: "Names.",
        options: { [name.toLowerCase().replace(/^_+|_+$/g, "") || name]: { type: "integer", default: 5, doc: "Odd." } },
      });
      const sdk = await generateSdk(spec);
      sdks.push(sdk);
      const api = await sdk.load();
      const [, error] = await api.errors.attempt(api.connect("ws://127.0.0.1:9/", { nonsense: 1 }));
      expect(error?.condition).toBe("invalid_argument");
    },
  );

  test("an option called constructor is refused: its table would be no TypeScript", async () => {
    const options = { constructor: { type: "integer", default: 5, doc: "Odd." } };
    const spec = stringify({ wireglot: 1, module: "names", version: "1.0.0", summary: "Names.", options });
    await expect(generateSdk(spec)).rejects.toThrow("which every object has");
  });
});
