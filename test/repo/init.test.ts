/** A project as `wireglot init` makes it, with the packed package: it passes its own CI, step by step as its files say. */
import { execFileSync, execSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
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

const inProject = (command: string): string => execSync(command, { cwd: project, encoding: "utf8", stdio: "pipe" });

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
