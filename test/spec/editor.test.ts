/** What an editor shows of a spec: asked of the YAML language server over its protocol, as VS Code and Neovim ask it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { fillTemplate } from "../../generator/init/project.js";
import { BUILT_IN_TYPES } from "../../generator/roles.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(
  createRequire(import.meta.url).resolve("yaml-language-server/package.json"),
  "..",
  "bin",
  "yaml-language-server",
);

interface Problem {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

let server: ChildProcess;
let editor: MessageConnection;
const told = new Map<string, (problems: readonly Problem[]) => void>();

beforeAll(async () => {
  server = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  if (server.stdout === null || server.stdin === null) throw new Error("it has no streams");
  editor = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  editor.onRequest(
    "workspace/configuration",
    ({ items }: { readonly items: readonly { readonly section: string }[] }) =>
      // The catalog of SchemaStore is on another host.
      items.map(({ section }) => (section === "yaml" ? { schemaStore: { enable: false }, validate: true } : {})),
  );
  editor.onNotification(
    "textDocument/publishDiagnostics",
    ({ uri, diagnostics }: { readonly uri: string; readonly diagnostics: readonly Problem[] }) =>
      told.get(uri)?.(diagnostics),
  );
  editor.listen();
  const capabilities = {
    textDocument: {
      completion: { completionItem: { documentationFormat: ["markdown"] } },
      hover: { contentFormat: ["markdown"] },
    },
    workspace: { configuration: true },
  };
  await editor.sendRequest("initialize", { processId: process.pid, rootUri: pathToFileURL(root).href, capabilities });
  await editor.sendNotification("initialized", {});
}, 30_000);

afterAll(async () => {
  await editor.sendRequest("shutdown");
  await editor.sendNotification("exit");
  if (server.exitCode === null) await once(server, "exit");
  editor.dispose();
});

let opened = 0;

/** Opens a file beside package.json that begins with the comment that `wireglot init` writes; what is wrong with it. */
async function open(
  template: string,
  text: string,
): Promise<{ readonly uri: string; readonly problems: readonly Problem[] }> {
  const [comment = ""] = template.split("\n");
  // In a project the package is in node_modules; here it is the project.
  const local = comment.replace("./node_modules/wireglot/", "./");
  expect(local).toMatch(/^# yaml-language-server: \$schema=\.\/spec\/schema\/\w+\.schema\.json$/);
  opened += 1;
  const uri = pathToFileURL(join(root, `opened-${opened}.yaml`)).href;
  const problems = new Promise<readonly Problem[]>((resolve) => told.set(uri, resolve));
  const document = { uri, languageId: "yaml", version: 1, text: `${local}\n${text}` };
  await editor.sendNotification("textDocument/didOpen", { textDocument: document });
  return { uri, problems: await problems };
}

async function completions(uri: string, line: number, character: number): Promise<readonly string[]> {
  const answer: { readonly items: readonly { readonly label: string }[] } = await editor.sendRequest(
    "textDocument/completion",
    { textDocument: { uri }, position: { line, character } },
  );
  return answer.items.map(({ label }) => label);
}

async function hover(uri: string, line: number, character: number): Promise<string> {
  const answer: { readonly contents: { readonly value: string } } | null = await editor.sendRequest(
    "textDocument/hover",
    { textDocument: { uri }, position: { line, character } },
  );
  return answer?.contents.value ?? "";
}

const template = (name: string): string => readFileSync(join(root, "generator", "templates", "init", name), "utf8");
const SPEC = template("spec.yaml.tmpl");
const CONFIG = template("wireglot.config.yaml.tmpl");
interface AdviceSchema {
  readonly definitions: {
    readonly closeCode: {
      readonly properties: { readonly reconnect: { readonly then: { readonly enum: readonly string[] } } };
    };
  };
}
const schema: AdviceSchema = JSON.parse(readFileSync(join(root, "spec", "schema", "wireglot.schema.json"), "utf8"));
const HEAD = "wireglot: 1\nmodule: chat\nversion: 1.0.0\nsummary: Chat.\n";

describe("a spec", () => {
  test("as init writes it, and the base spec, have no problem", async () => {
    const [, ...lines] = fillTemplate(SPEC, { module: "chat", locales: [], ci: "none", version: "1.0.0" }).split("\n");
    expect((await open(SPEC, lines.join("\n"))).problems).toEqual([]);
    expect((await open(SPEC, readFileSync(join(root, "spec", "websocket.yaml"), "utf8"))).problems).toEqual([]);
  });

  test("a wrong key and a wrong value are marked where they stand", async () => {
    const { problems } = await open(
      SPEC,
      `${HEAD}options:\n  a: { type: duration, maximumm: 1m }\n  b: { type: strnig, secret: maybe }\n`,
    );
    expect(problems.map(({ range, message }) => [range.start.line, message])).toEqual(
      expect.arrayContaining([
        [6, expect.stringContaining("maximumm")],
        [7, expect.stringMatching(/boolean/)],
      ]),
    );
  });

  test("keys of the top, of a row and the words of a value are offered", async () => {
    const top = await open(SPEC, `${HEAD}clo\n`);
    expect(await completions(top.uri, 5, 3)).toEqual(expect.arrayContaining(["options", "errors", "methods"]));
    const keys = await open(SPEC, `${HEAD}closeCodes:\n  A:\n    code: 4000\n    d\n`);
    expect(await completions(keys.uri, 8, 5)).toEqual(expect.arrayContaining(["doc", "reconnect"]));
    const option = await open(SPEC, `${HEAD}options:\n  a:\n    type: \n`);
    expect(await completions(option.uri, 7, 10)).toEqual(expect.arrayContaining([...BUILT_IN_TYPES]));
    const row = await open(SPEC, `${HEAD}closeCodes:\n  A:\n    code: 4000\n    reconnect: \n`);
    const advice = schema.definitions.closeCode.properties.reconnect.then.enum;
    expect(await completions(row.uri, 8, 15)).toEqual(expect.arrayContaining([...advice]));
  });

  test("keys are explained", async () => {
    const { uri } = await open(SPEC, `${HEAD}options:\n  a: { type: duration, zero: none }\n`);
    expect(await hover(uri, 5, 2)).toMatch(/What connect takes/);
    expect(await hover(uri, 6, 7)).not.toBe("");
    expect(await hover(uri, 6, 24)).not.toBe("");
  });
});

describe("a config", () => {
  test("as init writes it has no problem, and a wrong one has", async () => {
    const [, ...lines] = fillTemplate(CONFIG, { module: "chat", locales: ["ja"], ci: "none", version: "1.0.0" }).split(
      "\n",
    );
    expect((await open(CONFIG, lines.join("\n"))).problems).toEqual([]);
    const { problems } = await open(CONFIG, "specs:\n  - spec: a.yaml\n    outt: x\n");
    expect(problems).toMatchObject([{ message: expect.stringContaining("outt"), range: { start: { line: 3 } } }]);
  });

  test("its keys are offered and explained", async () => {
    const { uri } = await open(CONFIG, "specs:\n  - spec: a.yaml\n    \nlocales:\n  de: { tier: }\n");
    expect(await completions(uri, 3, 4)).toEqual(expect.arrayContaining(["out", "docs", "runtime", "importExtension"]));
    expect(await completions(uri, 5, 14)).toEqual(expect.arrayContaining(["full", "community"]));
    expect(await hover(uri, 4, 2)).toContain("BCP 47");
  });
});
