/**
 * A folder for each rule in test/golden/rules/: `fires.yaml`, in which this rule and no other finds something (in
 * `fires.txt`), `clean.yaml`, in which none does, and `variants.yaml`, where one rule has several things to say.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { emptyConfig, parseConfig } from "../../generator/config.js";
import { type Diagnostic, formatDiagnostic } from "../../generator/diagnostics.js";
import { examplesOf } from "../../generator/examples.js";
import { planFolder } from "../../generator/files.js";
import { planJobs } from "../../generator/jobs.js";
import { loadSpec } from "../../generator/load.js";
import { renderMessage } from "../../generator/message.js";
import { baseSpecPath } from "../../generator/package-root.js";
import { parse } from "../../generator/parse.js";
import { messageTexts, RULES, ruleOf } from "../../generator/rules/index.js";
import type { Rule } from "../../generator/rules/rule.js";
import { TRANSLATION_RULES } from "../../generator/rules/translations.js";

const golden = fileURLToPath(new URL("../golden/rules", import.meta.url));
const TOP = "wireglot: 1\nmodule: sample\nversion: 1.0.0\nsummary: An API to test rules with.\n";

/** What YAML cannot show, or what is no spec: with the mistake, and without. */
const MADE: Readonly<Record<string, readonly [fires: () => Findings, clean: () => Findings]>> = {
  "encoding-invalid": [() => parsed(Buffer.from(`\ufeff${TOP}`, "utf16le")), () => parsed(Buffer.from(TOP))],
  "file-too-large": [() => parsed(Buffer.alloc(9 * 2 ** 20, " ")), () => parsed(Buffer.from(TOP))],
  "yaml-too-deep": [
    () => parsed(`${TOP}x-deep: ${"[".repeat(65)}${"]".repeat(65)}\n`),
    () => parsed(`${TOP}x-deep: ${"[".repeat(63)}${"]".repeat(63)}\n`),
  ],
  "yaml-too-large": [() => parsed(`${TOP}${"\n".repeat(250_001)}`), () => parsed(`${TOP}${"\n".repeat(1000)}`)],
  "foreign-file": [() => planned("mine", undefined), () => planned(undefined, undefined)],
  "obsolete-file": [() => planned(undefined, "edited since"), () => planned(undefined, undefined)],
};
/** Tested with the command that finds them. */
const ELSEWHERE: readonly string[] = [
  ...["catalog-invalid", "file-unreadable", "generated-stale"],
  ...TRANSLATION_RULES.map(({ code }) => code),
];

type Findings = readonly Diagnostic[] | Promise<readonly Diagnostic[]>;

function parsed(input: string | Uint8Array): readonly Diagnostic[] {
  return parse(input, "fires.yaml").findings;
}

/** `foreign`: what stands where an output belongs. `left`: what became of an output that there is no more. */
function planned(foreign: string | undefined, left: string | undefined): readonly Diagnostic[] {
  const folder = mkdtempSync(join(tmpdir(), "wireglot-rules-"));
  try {
    if (foreign !== undefined) writeFileSync(join(folder, "client.ts"), foreign);
    if (left !== undefined) {
      writeFileSync(join(folder, "old.ts"), left);
      writeFileSync(join(folder, ".wireglot.json"), JSON.stringify({ files: { "old.ts": "another hash" } }));
    }
    const outputs = [{ path: "client.ts", text: "made" }];
    return planFolder({ folder, outputs, show: (path) => path.replace(`${folder}/`, "") }).findings;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function findingsIn(rule: Rule, name: string): Promise<readonly Diagnostic[]> {
  const folder = join(golden, rule.code);
  if (rule.code === "example-invalid") return examplesIn(folder, name);
  if (!rule.code.startsWith("config-"))
    return (await loadSpec(join(folder, name), { show: (path) => path.replace(`${folder}/`, "") })).findings;
  return (await parseConfig(readFileSync(join(folder, name), "utf8"), join(folder, name), name)).findings;
}

/** By the compiler: the rules of names, which need none, have nothing to say. */
async function examplesIn(folder: string, name: string): Promise<readonly Diagnostic[]> {
  const config = emptyConfig(folder);
  const [job] = planJobs({ config, cwd: folder, specs: [name], outputs: false });
  if (job === undefined) throw new Error("there is no job");
  const { spec, findings, sources } = await loadSpec(job.spec, { show: job.show });
  return [...findings, ...(spec === undefined ? [] : await examplesOf(job, spec, sources))];
}

/** A new rule: look at what was written before it is committed. */
function writeNew(file: string, text: string): void {
  if (process.env.UPDATE_GOLDEN !== "1") return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function sampleFile(sample: string): string {
  return /^(wireglot:|%|-|# nothing|specs:|rules:)/.test(sample) ? sample : `${TOP}${sample}`;
}

const listing = (findings: readonly Diagnostic[]): string =>
  findings.map((finding) => `${formatDiagnostic(finding)}\n`).join("");

describe.each(RULES.filter(({ code }) => MADE[code] === undefined && !ELSEWHERE.includes(code)))("$code", (rule) => {
  const file = (name: string): string => join(golden, rule.code, name);

  test("fires alone on the sample of its explanation", async () => {
    writeNew(file("fires.yaml"), sampleFile(rule.wrong));
    const findings = await findingsIn(rule, "fires.yaml");
    writeNew(file("fires.txt"), listing(findings));
    expect(readFileSync(file("fires.yaml"), "utf8")).toBe(sampleFile(rule.wrong));
    expect(listing(findings)).toBe(readFileSync(file("fires.txt"), "utf8"));
    expect(findings.map((finding) => finding.code)).toEqual([rule.code]);
  });

  test("finds nothing where the sample is put right", async () => {
    writeNew(file("clean.yaml"), sampleFile(rule.right));
    expect(readFileSync(file("clean.yaml"), "utf8")).toBe(sampleFile(rule.right));
    expect(listing(await findingsIn(rule, "clean.yaml"))).toBe("");
  });

  test.runIf(existsSync(file("variants.yaml")))("variants", async () => {
    const findings = await findingsIn(rule, "variants.yaml");
    writeNew(file("variants.txt"), listing(findings));
    expect(listing(findings)).toBe(readFileSync(file("variants.txt"), "utf8"));
    for (const finding of findings) {
      expect(finding.message).not.toMatch(/\.$/);
      const places = [...(finding.text?.source.matchAll(/\{(\w+)\}/g) ?? [])].map(([, name]) => name);
      expect(Object.keys(finding.text?.values ?? {})).toEqual(expect.arrayContaining(places));
      expect(finding.text && renderMessage(finding.text)).toBe(finding.message);
    }
  });
});

test.each(Object.entries(MADE))("%s fires alone, and not without the mistake", async (code, [fires, clean]) => {
  expect((await fires()).map((finding) => finding.code)).toEqual([code]);
  expect(await clean()).toEqual([]);
});

describe("the registry", () => {
  test("has each code once, with a page that says what to do", () => {
    expect(new Set(RULES.map((rule) => rule.code)).size).toBe(RULES.length);
    for (const { code, why, explanation, messages } of RULES) {
      expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)+$/);
      expect(ruleOf(code)?.code).toBe(code);
      for (const text of [why, explanation]) expect(text, code).toMatch(/\.$/);
      for (const message of Object.values(messages)) expect(message, code).not.toMatch(/\.$/);
    }
    expect(new Set(messageTexts.map((text) => text.key)).size).toBe(messageTexts.length);
  });

  test("has every folder of test/golden/rules, and no other", () => {
    expect(readdirSync(golden).filter((code) => ruleOf(code) === undefined)).toEqual([]);
  });
});

test("the base spec has no findings", async () => {
  const { spec, findings } = await loadSpec(baseSpecPath(), { show: (path) => path });
  expect(listing(findings)).toBe("");
  expect(spec?.module).toBe("websocket");
});
