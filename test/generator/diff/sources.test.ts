/** Where the two specs come from: files, revisions of a repository, published packages; and what the command makes of them. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type TestFolder, testFolder } from "../../support/folder.js";

const spec = (version: string, ...rows: readonly string[]): string =>
  ["wireglot: 1", "module: chat", `version: ${version}`, "summary: Chat rooms.", "options:", ...rows, ""].join("\n");

const LIMIT = "  room_limit: { type: integer, default: 5, doc: Rooms at once. }";
const TOKEN = "  token: { type: string, secret: true, doc: Your key. }";

let folder: TestFolder;

beforeEach(() => {
  folder = testFolder();
});

afterEach(() => folder.remove());

function git(...args: readonly string[]): string {
  const who = [
    "-c",
    "user.name=Test",
    "-c",
    "user.email=test@example.com",
    "-c",
    "commit.gpgsign=false",
    "-c",
    "tag.gpgsign=false",
  ];
  return execFileSync("git", [...who, ...args], {
    cwd: folder.path,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

/** Everything as it is, under a tag. */
function release(tag: string): void {
  git("add", "-A");
  git("commit", "-qm", tag);
  git("tag", tag);
}

describe("files", () => {
  test("both places are shown, and what breaks is an error", async () => {
    folder.write("old.yaml", spec("1.4.0", LIMIT, TOKEN));
    folder.write("new.yaml", spec("1.4.0", TOKEN));
    const { code, out, err } = await folder.wireglot("diff", "old.yaml", "new.yaml");
    expect(code).toBe(1);
    expect(out).toContain(
      'new.yaml:5:1: error option-removed: the option "room_limit" is gone (source, major; before: old.yaml:6:3)',
    );
    expect(err).toContain("1 change since old.yaml (1.4.0): 1 major; the next version is 2.0.0 or later");
  });

  test("nothing has changed", async () => {
    folder.write("old.yaml", spec("1.4.0", LIMIT));
    folder.write("new.yaml", spec("1.5.0", LIMIT));
    const { code, out, err } = await folder.wireglot("diff", "old.yaml", "new.yaml");
    expect([code, out]).toEqual([0, ""]);
    expect(err).toBe("nothing has changed since old.yaml (1.4.0)");
  });

  test("a row that moves to a spec that is extended is no change", async () => {
    folder.write("old.yaml", spec("1.4.0", LIMIT, TOKEN));
    folder.write("base.yaml", spec("0.1.0", LIMIT).replace("module: chat", "module: base"));
    folder.write("new.yaml", spec("1.4.0", TOKEN).replace("summary", "extends: base.yaml\nsummary"));
    expect(await folder.wireglot("diff", "old.yaml", "new.yaml")).toMatchObject({ code: 0, out: "" });
  });

  test.each([
    ["major", 0],
    ["minor", 1],
    ["patch", 1],
    ["none", 0],
  ])("--fail-on %s with an option that is new gives %i", async (failOn, expected) => {
    folder.write("old.yaml", spec("1.4.0", LIMIT));
    folder.write("new.yaml", spec("1.5.0", LIMIT, TOKEN));
    const { code } = await folder.wireglot("diff", "old.yaml", "new.yaml", "--fail-on", failOn);
    expect(code).toBe(expected);
  });

  test.each([
    ["1.4.0", "1.4.1", "error version-too-low", 1],
    ["1.4.0", "1.4.0", "warning version-unchanged", 0],
    ["1.4.0", "1.3.0", "error version-lowered", 1],
    ["1.4.0", "1.5.0", undefined, 0],
    ["1.4.0", "2.0.0-rc.1", undefined, 0],
    ["0.4.0", "0.4.1", undefined, 0],
  ])("an option is new from %s to %s: %s", async (from, to, finding, expected) => {
    folder.write("old.yaml", spec(from, LIMIT));
    folder.write("new.yaml", spec(to, LIMIT, TOKEN));
    const { code, out } = await folder.wireglot("diff", "old.yaml", "new.yaml");
    expect(code).toBe(expected);
    if (finding === undefined) expect(out).not.toContain("version-");
    else expect(out).toContain(finding);
  });

  test("the config makes a rule graver, milder, or silent", async () => {
    folder.write("old.yaml", spec("1.4.0", LIMIT));
    folder.write("new.yaml", spec("2.0.0", LIMIT.replace("5", "6"), TOKEN));
    folder.write("wireglot.config.yaml", "rules: { option-added: error, option-default-changed: off }\n");
    const { code, out } = await folder.wireglot("diff", "old.yaml", "new.yaml");
    expect(code).toBe(1);
    expect(out).toMatch(/^new\.yaml:7:3: error option-added: /);
    expect(out).not.toContain("option-default-changed");
  });

  test("a changelog, with names as code", async () => {
    folder.write("old.yaml", spec("1.4.0", LIMIT));
    folder.write("new.yaml", spec("1.4.0", LIMIT.replace("5", "6"), TOKEN));
    const { out } = await folder.wireglot("diff", "old.yaml", "new.yaml", "--changelog");
    expect(out).toBe(
      [
        "## chat 2.0.0",
        "Since `1.4.0`.",
        "### Breaking changes",
        "#### Behaviour",
        "- The option `room_limit` has another default: `5` before, `6` now.",
        "### Additions and announcements",
        "#### Types and code",
        "- The option `token` is new.",
      ].join("\n\n"),
    );
  });

  test("for programs: each change with both places, and the version that all ask for", async () => {
    folder.write("old.yaml", spec("1.4.0", LIMIT, TOKEN));
    folder.write("new.yaml", spec("1.4.1", TOKEN));
    const { code, out } = await folder.wireglot(
      "diff",
      "old.yaml",
      "new.yaml",
      "--format",
      "json",
      "--format",
      "sarif=o",
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      command: "diff",
      releases: [
        { file: "new.yaml", against: "old.yaml", from: "1.4.0", to: "1.4.1", step: "major", suggested: "2.0.0" },
      ],
      findings: [
        { code: "option-removed", axis: "source", step: "major", line: 5, related: [{ file: "old.yaml", line: 6 }] },
        { code: "version-too-low", severity: "error" },
      ],
    });
    expect(folder.read("o")).toContain("Code that uses the name no longer compiles");
  });

  test("a spec with errors is compared as long as it means something", async () => {
    folder.write("old.yaml", spec("1.4.0", LIMIT, TOKEN));
    folder.write("new.yaml", spec("1.4.0", LIMIT.replace("Rooms at once.", '"{option:nothing}"'), TOKEN));
    const { code, out, err } = await folder.wireglot("diff", "old.yaml", "new.yaml");
    expect([code, out.split("\n")[0]]).toEqual([0, expect.stringContaining("text-changed")]);
    expect(err).toContain("new.yaml has 1 error of its own, which wireglot validate tells");
    folder.write("new.yaml", "wireglot: 1\nmodule: [\n");
    const broken = await folder.wireglot("diff", "old.yaml", "new.yaml");
    expect(broken.code).toBe(1);
    expect(broken.err).toContain("new.yaml cannot be compared: it has errors of its own");
  });

  test.each([
    [["a.yaml", "b.yaml", "c.yaml"], 2, "two specs are compared, and 3 are named"],
    [["old.yaml", "new.yaml", "--against", "main"], 2, "--against main takes the place of OLD"],
    [["old.yaml", "nothing.yaml"], 3, "nothing.yaml cannot be found"],
    [[], 2, "no spec is named"],
    [["old.yaml", "old.yaml", "--fail-on", "often"], 2, "Allowed choices are major, minor, patch and none"],
  ])("%j is refused", async (args, expected, sentence) => {
    folder.write("old.yaml", spec("1.0.0", LIMIT));
    const { code, err } = await folder.wireglot("diff", ...args);
    expect(code).toBe(expected);
    expect(err).toContain(sentence);
  });
});

describe("git", () => {
  beforeEach(() => {
    git("init", "-q", "-b", "main");
    folder.write("api/base.yaml", spec("0.1.0", TOKEN).replace("module: chat", "module: base"));
    folder.write("api/chat.yaml", spec("1.0.0", LIMIT).replace("summary", "extends: base.yaml\nsummary"));
    release("v1.0.0");
    folder.write(
      "api/base.yaml",
      spec("0.1.0", TOKEN, "  nick: { type: string, doc: A nick. }").replace("module: chat", "module: base"),
    );
  });

  test("a revision takes the other's path, with what it extends at that revision", async () => {
    const { out } = await folder.wireglot("diff", "git:v1.0.0", "api/chat.yaml");
    expect(out).toContain('api/base.yaml:7:3: warning option-added: the option "nick" is new (source, minor)');
  });

  test("a path is from the top of the repository, or from here", async () => {
    folder.write("api/chat.yaml", spec("2.0.0", LIMIT));
    for (const path of ["api/chat.yaml", "./api/chat.yaml"]) {
      const { code, out } = await folder.wireglot("diff", `git:HEAD:${path}`, "api/chat.yaml");
      expect(code).toBe(1);
      expect(out).toContain(
        'error option-removed: the option "token" is gone (source, major; before: git:HEAD:api/base.yaml:6:3)',
      );
    }
  });

  test("two revisions", async () => {
    release("v1.1.0");
    const { out } = await folder.wireglot("diff", "git:v1.0.0:api/chat.yaml", "git:v1.1.0");
    expect(out).toContain("git:v1.1.0:api/base.yaml:7:3: warning option-added");
  });

  test.each([
    ["git:nowhere:api/chat.yaml", 3, "git:nowhere: the repository has no such revision"],
    ["git:--help:api/chat.yaml", 3, "git:--help: the repository has no such revision"],
    ["git:HEAD:api/none.yaml", 3, "git:HEAD:api/none.yaml cannot be found"],
  ])("%s is refused", async (old, expected, sentence) => {
    const { code, err } = await folder.wireglot("diff", old, "api/chat.yaml");
    expect(err).toContain(sentence);
    expect(code).toBe(expected);
  });

  test("outside of a repository", async () => {
    const outside = testFolder({ "chat.yaml": spec("1.0.0", LIMIT) });
    const { code, err } = await outside.wireglot("diff", "git:HEAD", "chat.yaml");
    expect([code, err]).toEqual([2, expect.stringContaining("is in no git repository")]);
    outside.remove();
  });
});

describe("the last release", () => {
  beforeEach(() => {
    git("init", "-q", "-b", "main");
    folder.write("chat.yaml", spec("1.0.0", LIMIT));
    release("v1.0.0");
    folder.write("chat.yaml", spec("1.1.0", LIMIT, TOKEN));
    release("chat-1.1");
    git("checkout", "-qb", "next");
    folder.write("chat.yaml", spec("3.0.0", TOKEN));
    release("v3.0.0");
    git("checkout", "-q", "main");
    folder.write("chat.yaml", spec("1.1.0", LIMIT));
  });

  test("is the tag with the highest version that is not above the spec's own", async () => {
    const { code, out, err } = await folder.wireglot("diff", "chat.yaml");
    expect(err).toContain("chat.yaml: compared with git:chat-1.1:chat.yaml, the last release");
    expect(out).toContain("option-removed");
    expect(code).toBe(1);
  });

  test("--against names another", async () => {
    const { code, out, err } = await folder.wireglot("diff", "chat.yaml", "--against", "v1.0.0");
    expect([code, out]).toEqual([0, ""]);
    expect(err).toContain("chat.yaml: compared with git:v1.0.0:chat.yaml");
  });

  test("of every spec of the config", async () => {
    folder.write("wireglot.config.yaml", "specs:\n  - { spec: chat.yaml, out: a }\n  - { spec: new.yaml, out: b }\n");
    folder.write("new.yaml", spec("0.1.0", LIMIT));
    const { code, err } = await folder.wireglot("diff");
    expect(code).toBe(1);
    expect(err).toContain("compared with git:chat-1.1:chat.yaml");
    expect(err).toContain("new.yaml: there is nothing to compare with: no tag holds it in version 0.1.0 or lower");
  });

  test("of a revision of every spec of the config, or else of one with a path", async () => {
    expect(await folder.wireglot("diff", "git:HEAD")).toMatchObject({
      code: 2,
      err: expect.stringContaining("git:HEAD names no spec; write git:HEAD:PATH"),
    });
    folder.write("wireglot.config.yaml", "specs:\n  - { spec: chat.yaml, out: a }\n");
    const { code, out, err } = await folder.wireglot("diff", "git:HEAD", "--against", "v1.0.0");
    expect([code, out]).toEqual([0, expect.stringContaining("git:HEAD:chat.yaml:7:3: warning option-added")]);
    expect(err).toContain("git:HEAD:chat.yaml: compared with git:v1.0.0:chat.yaml");
    expect((await folder.wireglot("diff", "git:next")).err).toContain("compared with git:chat-1.1:chat.yaml");
  });

  test("there is none yet", async () => {
    folder.write("new.yaml", spec("0.1.0", LIMIT));
    expect(await folder.wireglot("diff", "new.yaml")).toMatchObject({ code: 0, out: "" });
  });
});

describe("npm", () => {
  let registry: Server;
  const packages = new Map<string, Buffer>();

  beforeEach(async () => {
    packages.clear();
    registry = createServer((request, response) => {
      const url = decodeURIComponent(request.url ?? "");
      const { port } = registry.address() as AddressInfo;
      const tarball = packages.get(url.replace(/^\/-\//, ""));
      if (tarball !== undefined) return response.end(tarball);
      const name = url.slice(1);
      const versions = Object.fromEntries(
        [...packages]
          .filter(([file]) => file.startsWith(`${name.replace("@", "").replace("/", "-")}-`))
          .map(([file, bytes]) => {
            const version = /-(\d+\.\d+\.\d+)\.tgz$/.exec(file)?.[1] ?? "";
            const integrity = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
            const dist = { tarball: `http://127.0.0.1:${port}/-/${file}`, integrity };
            return [version, { name, version, dist }];
          }),
      );
      const latest = Object.keys(versions).at(-1);
      if (latest === undefined) return response.writeHead(404).end('{"error":"not found"}');
      return response.end(JSON.stringify({ name, versions, "dist-tags": { latest } }));
    });
    await new Promise<void>((resolve) => registry.listen(0, "127.0.0.1", resolve));
    const { port } = registry.address() as AddressInfo;
    folder.write(
      ".npmrc",
      `registry=http://127.0.0.1:${port}/\ncache=${join(folder.path, "cache")}\nfetch-retries=0\n`,
    );
    folder.write("package.json", '{"private":true}');
  });

  afterEach(() => registry.close());

  /** As npm itself packs it. */
  function publish(version: string, files: Readonly<Record<string, string>>, description: object = {}): void {
    const source = testFolder(files);
    source.write("package.json", JSON.stringify({ name: "@acme/chat", version, ...description }));
    const npm = ["pack", "--pack-destination", source.path, "--ignore-scripts", "--loglevel=silent"];
    const said = execFileSync("npm", [...npm, `--cache=${join(folder.path, "cache")}`], {
      cwd: source.path,
      encoding: "utf8",
    });
    const file = basename(said.trim().split("\n").at(-1) ?? "");
    packages.set(file, readFileSync(join(source.path, file)));
    source.remove();
  }

  test("the best version of a range, the spec by its exports", async () => {
    publish("1.0.0", { "chat.yaml": spec("1.0.0", LIMIT) }, { exports: { "./spec": "./chat.yaml" } });
    publish(
      "1.2.0",
      { "chat.yaml": spec("1.2.0", LIMIT, TOKEN), "other.yaml": "a: 1\n" },
      { exports: { "./spec": "./chat.yaml" } },
    );
    publish("2.0.0", { "chat.yaml": spec("2.0.0", TOKEN) }, { exports: { "./spec": "./chat.yaml" } });
    folder.write("chat.yaml", spec("1.2.0", LIMIT));
    const { out, err } = await folder.wireglot("diff", "npm:@acme/chat@^1.0.0", "chat.yaml");
    expect(out).toContain("option-removed");
    expect(out).toContain("before: npm:@acme/chat@1.2.0:chat.yaml:7:3");
    expect(err).toContain("since npm:@acme/chat@1.2.0:chat.yaml (1.2.0)");
    const { code } = await folder.wireglot("diff", "npm:@acme/chat@1.0.0", "npm:@acme/chat@2");
    expect(code).toBe(1);
  });

  test("the spec by the wireglot field, as the only one, or by its path", async () => {
    const two = { "a.yaml": spec("1.0.0", LIMIT), "b.yaml": spec("1.0.0", TOKEN) };
    publish("1.0.0", two, { wireglot: "b.yaml" });
    publish("1.1.0", two);
    publish("1.2.0", { "spec/only.yaml": spec("1.0.0", LIMIT), "locales/x.yaml": "a: 1\n" });
    folder.write("chat.yaml", spec("1.0.0", TOKEN));
    expect(await folder.wireglot("diff", "npm:@acme/chat@1.0.0", "chat.yaml")).toMatchObject({ code: 0, out: "" });
    const { code, err } = await folder.wireglot("diff", "npm:@acme/chat@1.1.0", "chat.yaml");
    expect([code, err]).toEqual([2, expect.stringContaining("has several specs: a.yaml and b.yaml; say which")]);
    expect(await folder.wireglot("diff", "npm:@acme/chat@1.1.0:b.yaml", "chat.yaml")).toMatchObject({
      code: 0,
      out: "",
    });
    expect((await folder.wireglot("diff", "npm:@acme/chat@1.2.0", "chat.yaml")).code).toBe(1);
  });

  test("a package reaches no file outside of it, and leaves nothing behind", async () => {
    folder.write("secret.yaml", spec("1.0.0", TOKEN));
    const above = `${"../".repeat(12)}${folder.path.slice(1)}/secret.yaml`;
    publish("1.0.0", { "chat.yaml": spec("1.0.0", LIMIT).replace("summary", `extends: ${above}\nsummary`) });
    const { code, err } = await folder.wireglot("diff", "npm:@acme/chat@1.0.0", "secret.yaml");
    expect(code).toBe(1);
    expect(err).toContain("extends-invalid");
    expect(existsSync(join(folder.path, "chat.yaml"))).toBe(false);
  });

  test.each([
    ["npm:@acme/nothing@^1", 3, "npm:@acme/nothing@^1 cannot be fetched"],
    ["npm:--registry=x", 2, "names no package"],
    ["npm:", 2, "names no package"],
    ["npm:a@$(touch x)", 2, "names no package"],
  ])("%s is refused", async (old, expected, sentence) => {
    folder.write("chat.yaml", spec("1.0.0", LIMIT));
    const { code, err } = await folder.wireglot("diff", old, "chat.yaml");
    expect(err).toContain(sentence);
    expect(code).toBe(expected);
  });
});
