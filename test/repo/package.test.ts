/** The packed tarball, used from an empty folder as a new project would: nothing but it and its run-time dependencies. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "wireglot-package-"));
const modules = join(folder, "node_modules");

/** What the imported client may need when it is loaded. Whatever else it imported would not be found. */
const AT_HAND = ["ws"];
const FOR_TYPES = ["@types/node", "undici-types"];

beforeAll(() => {
  execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], { cwd: root });
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
  mkdirSync(join(modules, "wireglot"), { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, tarball), "-C", join(modules, "wireglot"), "--strip-components=1"]);
  mkdirSync(join(modules, "@types"));
  for (const name of [...AT_HAND, ...FOR_TYPES]) symlinkSync(join(root, "node_modules", name), join(modules, name));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAMES = [
  "connect",
  "select",
  "after",
  "sleep",
  "ticker",
  "timer",
  "Channel",
  "CLOSE_CODES",
  "COMPRESSION",
  "TEXT",
];
const MORE = [
  "BINARY",
  "TYPE_TEXT",
  "errors",
  "WebSocketError",
  "permissions",
  "connections",
  "security",
  "Actor",
  "Scope",
];

describe("the packed package", () => {
  test("import, with nothing installed besides ws", () => {
    expect(run(`import * as all from "wireglot"; console.log(JSON.stringify(Object.keys(all)))`)).toEqual(
      expect.arrayContaining([...NAMES, ...MORE]),
    );
  });

  test("require() from CommonJS", () => {
    writeFileSync(join(folder, "main.cjs"), `console.log(JSON.stringify(Object.keys(require("wireglot"))))`);
    expect(JSON.parse(node("main.cjs"))).toEqual(expect.arrayContaining([...NAMES, ...MORE]));
  });

  test("wireglot/runtime, wireglot/schema.json", () => {
    const keys = run(`import * as all from "wireglot/runtime"; console.log(JSON.stringify(Object.keys(all)))`);
    expect(keys).toEqual(expect.arrayContaining(["bind", "BaseClient", "Channel", "WebSocketError"]));
    const id = run(
      `import s from "wireglot/schema.json" with { type: "json" }; console.log(JSON.stringify([s.$schema]))`,
    );
    expect(id).toEqual(["http://json-schema.org/draft-07/schema#"]);
  });

  test("TEXT and the codes have the values of the spec", () => {
    expect(
      run(`import { TEXT, CLOSE_CODES } from "wireglot"; console.log(JSON.stringify([TEXT, CLOSE_CODES.NORMAL]))`),
    ).toEqual([1, 1000]);
  });

  const program = `
    import { after, CLOSE_CODES, connect, errors, select, type Message } from "wireglot";
    const client = await connect("wss://example.com/", { dialTimeout: "5s" });
    const next = await select({ message: client.channel(), beat: after("1s") });
    if (next.key === "message" && next.ok) { const message: Message = next.value; console.log(message.data); }
    const [value, error] = await errors.attempt(client.close(CLOSE_CODES.NORMAL));
    if (error) console.log(error.condition); else console.log(value.code);
    // @ts-expect-error: there is no such option
    await connect("wss://example.com/", { dialTimeot: 1 });
    // @ts-expect-error: this code may not be sent
    await client.close(CLOSE_CODES.NO_STATUS);
  `;
  const settings = [
    ["nodenext", { module: "nodenext", moduleResolution: "nodenext" }],
    ["bundler", { module: "esnext", moduleResolution: "bundler" }],
  ] as const;
  const compilers = [
    ["TypeScript 6", "typescript"],
    ["TypeScript 7", "typescript-7"],
  ] as const;

  describe.each(compilers)("%s", (_, compiler) => {
    test.each(settings)("strict, moduleResolution %s, libraries checked", (name, options) => {
      const place = join(folder, `${compiler}-${name}`);
      mkdirSync(place);
      writeFileSync(join(place, "main.ts"), program);
      const compilerOptions = {
        ...options,
        strict: true,
        exactOptionalPropertyTypes: true,
        noEmit: true,
        skipLibCheck: false,
        target: "es2023",
        lib: ["es2023", "esnext.disposable"],
        types: ["node"],
      };
      writeFileSync(join(place, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["main.ts"] }));
      const tsc = join(root, "node_modules", compiler, "bin", "tsc");
      expect(output(process.execPath, [tsc, "-p", place])).toBe("");
    });
  });

  test("the command line runs from it, with the generator's own dependencies", () => {
    for (const name of readdirSync(join(root, "node_modules"))) {
      if (name.startsWith(".") || name === "wireglot" || ["ws", "@types", "undici-types"].includes(name)) continue;
      symlinkSync(join(root, "node_modules", name), join(modules, name));
    }
    const bin = join("node_modules", "wireglot", "dist", "generator", "bin.js");
    writeFileSync(
      join(folder, "chat.yaml"),
      "wireglot: 1\nmodule: chat\nversion: 1.0.0\nsummary: Chat.\noptions:\n  open_timeout: { type: duration, default: 5s, role: dial-timeout, doc: Time. }\n",
    );
    expect(node(bin, "generate", "chat.yaml")).toContain("generated");
    expect(readdirSync(join(folder, "generated")).sort()).toEqual(
      expect.arrayContaining(["client.ts", "index.ts", "validators.ts"]),
    );
    // Templates and catalogs are found beside the bundle.
    expect(node(bin, "docs", "chat.yaml", "--format", "html")).toContain("index.html");
    expect(node(bin, "explain", "yaml-tag", "--lang", "de")).toContain("immer ein Fehler");
  });
});

function run(code: string): unknown {
  writeFileSync(join(folder, "main.mjs"), code);
  return JSON.parse(node("main.mjs"));
}

function node(...args: readonly string[]): string {
  return execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
}

/** What a command says, whether it succeeds or not. */
function output(command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { cwd: folder, encoding: "utf8" }).trim();
  } catch (error) {
    return error instanceof Error && "stdout" in error ? String(error.stdout) || error.message : String(error);
  }
}
