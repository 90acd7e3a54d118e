/** A project as `wireglot init` makes it, with the packed package: it passes its own CI, step by step as its files say. */
import { execFileSync, execSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "wireglot-project-"));
const project = join(folder, "my-chat");
const modules = join(project, "node_modules");

beforeAll(() => {
  execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], { cwd: root });
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
  mkdirSync(join(modules, "wireglot"), { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, tarball), "-C", join(modules, "wireglot"), "--strip-components=1"]);
  // What `npm install` would bring: the dependencies of wireglot and those that init adds.
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (name !== "wireglot" && name !== ".bin") symlinkSync(join(root, "node_modules", name), join(modules, name));
  }
  mkdirSync(join(modules, ".bin"));
  symlinkSync("../wireglot/dist/generator/bin.js", join(modules, ".bin", "wireglot"));
  symlinkSync("../typescript/bin/tsc", join(modules, ".bin", "tsc"));
  execFileSync(process.execPath, [join(modules, "wireglot", "dist", "generator", "bin.js"), "init", "my-chat"], {
    cwd: folder,
  });
  const git = ["-c", "user.name=x", "-c", "user.email=x@example.com"];
  execFileSync("git", ["init", "--quiet"], { cwd: project });
  execFileSync("git", ["add", "."], { cwd: project });
  execFileSync("git", [...git, "commit", "--quiet", "--message", "First"], { cwd: project });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inProject = (command: string, env: NodeJS.ProcessEnv = {}): string =>
  execSync(command, {
    cwd: project,
    encoding: "utf8",
    stdio: "pipe",
    shell: "/bin/bash",
    env: { ...process.env, ...env, PATH: `${join(modules, ".bin")}:${process.env.PATH}` },
  });

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
}

test("the workflow of GitHub and the job of GitLab run the same, and all of it passes", () => {
  const workflow: Workflow = parse(readFileSync(join(project, ".github", "workflows", "wireglot.yml"), "utf8"));
  const job: { readonly wireglot: { readonly script: readonly string[] } } = parse(
    readFileSync(join(project, ".gitlab-ci.yml"), "utf8"),
  );
  const steps = (workflow.jobs.spec?.steps ?? []).flatMap(({ run }) => run ?? []);
  const scripts = (commands: readonly string[]): readonly string[] =>
    commands.filter((one) => !one.startsWith("npm ci"));
  const names = (commands: readonly string[]): readonly string[] =>
    scripts(commands).map((one) => one.replace(/ -- .*/, ""));
  expect(names(job.wireglot.script)).toEqual(names(steps));
  expect(names(steps)).toEqual(["npm run validate", "npm run check", "npm run diff", "npm test"]);
  expect(inProject("git status --short")).toBe("");
  for (const step of [...scripts(steps), ...scripts(job.wireglot.script)]) inProject(step);
  expect(JSON.parse(readFileSync(join(project, "gl-code-quality.json"), "utf8"))).toEqual([]);
}, 120_000);

test("its first program talks to its server", () => {
  expect(inProject("npm start --silent")).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/? answered: hello\n$/);
}, 60_000);

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly { readonly run: string; readonly env: Readonly<Record<string, string>> }[];
  };
}

describe("the action for GitHub", () => {
  const action: Action = parse(readFileSync(join(root, "action.yml"), "utf8"));
  /** Each step as a runner would run it: exit code and output. */
  const play = (given: Readonly<Record<string, string>>): readonly { readonly code: number; readonly out: string }[] =>
    action.runs.steps.map(({ run, env }) => {
      expect(run, "inputs reach a script as variables").not.toContain("${{");
      const variables = Object.entries(env).map(([name, value]) => {
        const [, input = ""] = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(value) ?? [];
        return [name, given[input] ?? action.inputs[input]?.default];
      });
      const summary = join(folder, "summary.md");
      const runner = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summary };
      try {
        return { code: 0, out: inProject(run, { ...runner, ...Object.fromEntries(variables) }) };
      } catch (error) {
        const { status, stdout } = error as { readonly status: number; readonly stdout: string };
        return { code: status, out: stdout };
      }
    });

  test("passes on a project as init makes it", () => {
    expect(play({}).map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(play({ specs: "my_chat.yaml", against: "HEAD" }).map(({ code }) => code)).toEqual([0, 0, 0]);
  }, 120_000);

  test("annotates the lines of a pull request that breaks its users", () => {
    const spec = join(project, "my_chat.yaml");
    const before = readFileSync(spec, "utf8");
    writeFileSync(spec, before.replace("maximum: 50", "maximum: 20").replace("sourceLocale: en", "sourceLocal: en"));
    try {
      const sarif = join(folder, "out.sarif");
      const [validated, checked] = play({ sarif });
      expect(validated).toMatchObject({ code: 1, out: expect.stringMatching(/^::error file=my_chat\.yaml,line=\d+/m) });
      expect(readFileSync(sarif, "utf8")).toContain("sourceLocal");
      expect(checked?.code).not.toBe(0);
      writeFileSync(spec, before.replace("maximum: 50", "maximum: 20"));
      const [clean, stale, broken] = play({ against: "HEAD" });
      expect([clean?.code, stale?.code]).toEqual([0, 4]);
      expect(broken).toMatchObject({ code: 1, out: expect.stringMatching(/^::error file=my_chat\.yaml,line=\d+/m) });
      expect(play({ against: "HEAD", "fail-on": "none" })[2]?.code).toBe(0);
    } finally {
      writeFileSync(spec, before);
    }
  }, 120_000);
});

test("the hooks for pre-commit run what they name", () => {
  interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly files: string;
  }
  const hooks: readonly Hook[] = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8"));
  expect(hooks.map(({ id }) => id)).toEqual(["wireglot-validate", "wireglot-check"]);
  for (const { entry, files } of hooks) {
    inProject(entry);
    expect("my_chat.yaml").toMatch(new RegExp(files));
  }
}, 60_000);
