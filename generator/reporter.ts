/** What a run has found, on its way to where it was asked for: the result on standard output or in files. */
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { Io } from "./cli.js";
import { MAX_FILE_BYTES } from "./decode.js";
import { hasErrors, sentenceOf } from "./diagnostics.js";
import { CommandError, describeFileError, EXIT, type ExitCode } from "./exit-code.js";
import { DISK } from "./file-source.js";
import type { Finding, FormatContext, Release, Report } from "./formats/format.js";
import { type FormatName, loadFormat, parseTargets, type Target } from "./formats/index.js";
import { packageVersion } from "./package-root.js";
import { remark } from "./remarks.js";
import { say } from "./report.js";

export interface ReporterOptions {
  /** The command, as the user wrote it. */
  readonly command: string;
  /** The values of `--format`. Default: pretty on a terminal, else compact. */
  readonly format?: readonly string[] | undefined;
}

export class Reporter {
  readonly targets: readonly Target[];
  readonly #options: ReporterOptions;
  readonly #io: Io;
  readonly #files = new Set<string>();
  readonly #findings = new Map<string, Finding>();
  readonly #releases: Release[] = [];
  readonly #texts = new Map<string, string>();

  /** Throws a CommandError where a format is not to be had. */
  constructor(options: ReporterOptions, io: Io) {
    this.#options = options;
    this.#io = io;
    this.targets = parseTargets(options.format ?? [], io.terminal === undefined ? "compact" : "pretty");
  }

  has(format: FormatName): boolean {
    return this.targets.some((target) => target.format === format);
  }

  /** Keeps what was found in a file, each finding once, and gives the exit code that it asks for. */
  add(file: string, findings: readonly Finding[]): ExitCode {
    this.#files.add(file);
    for (const finding of findings) {
      const { file: at, line, column, code, message } = finding;
      const identity = JSON.stringify([at, line, column, code, message]);
      if (!this.#findings.has(identity)) this.#findings.set(identity, finding);
    }
    if (!hasErrors(findings)) return EXIT.CLEAN;
    return findings.some(({ code }) => UNREADABLE.includes(code)) ? EXIT.UNREADABLE : EXIT.FINDINGS;
  }

  /** What the changes of a spec ask of its version. */
  addRelease(release: Release): void {
    this.#releases.push(release);
  }

  /** The text of a file that is not on the disk, by the name that findings give it. */
  keepText(file: string, text: string): void {
    this.#texts.set(file, text);
  }

  /** Writes everything, in all formats that were asked for. Throws a CommandError where a file cannot be written. */
  async end(): Promise<void> {
    const report: Report = {
      command: this.#options.command,
      files: [...this.#files],
      findings: [...this.#findings.values()],
      ...(this.#releases.length === 0 ? {} : { releases: [...this.#releases] }),
    };
    for (const { format, file } of this.targets) {
      const write = await loadFormat(format);
      // The pages of the rules are loaded where they are shown.
      const rules = format === "sarif" ? await import("./rule-codes.js") : undefined;
      const text = write(spoken(report, format, this.#io), {
        ...this.#context(file === undefined),
        ...(rules && { ruleOf: rules.ruleTextOf }),
      });
      if (file === undefined) {
        if (text !== "") this.#io.out(text);
      } else this.#writeFile(file, `${text}\n`);
      if (format === "github") await this.#summarize(report);
    }
    this.#files.clear();
    this.#findings.clear();
    this.#releases.length = 0;
  }

  #context(standardOutput: boolean): FormatContext {
    const { cwd, terminal, env = {} } = this.#io;
    const root = rootOf(cwd, env);
    return {
      version: packageVersion(),
      ...(this.#io.speech === undefined ? {} : { speech: this.#io.speech }),
      color: hasColor(standardOutput && terminal !== undefined, env),
      columns: standardOutput ? (terminal?.columns ?? WIDTH) : WIDTH,
      textOf: (file) => this.#texts.get(file) ?? readShown(resolve(cwd, file)),
      fromRoot: (file) => fromRoot(root, resolve(cwd, file)),
      ruleOf: () => undefined,
    };
  }

  /** The page of a workflow's run, which has room for all findings. */
  async #summarize(report: Report): Promise<void> {
    const file = this.#io.env?.["GITHUB_STEP_SUMMARY"];
    if (file === undefined || file === "") return;
    const write = await loadFormat("markdown");
    try {
      appendFileSync(file, `${write(spoken(report, "markdown", this.#io), this.#context(false))}\n`);
    } catch (error) {
      this.#io.err(
        say(remark("summary.unwritten", { problem: describeFileError(error, file) ?? String(error) }), this.#io),
      );
    }
  }

  #writeFile(file: string, text: string): void {
    const path = resolve(this.#io.cwd, file);
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    } catch (error) {
      throw new CommandError(EXIT.UNREADABLE, describeFileError(error, file) ?? String(error));
    }
  }
}

const FOR_PEOPLE: readonly FormatName[] = ["pretty", "compact", "markdown"];

/** What people read is said in their language; what programs read is the same in all of them. */
function spoken(report: Report, format: FormatName, { speech }: Io): Report {
  if (speech === undefined || !FOR_PEOPLE.includes(format)) return report;
  const findings = report.findings.map((finding) => ({
    ...finding,
    message: sentenceOf(finding, speech),
    ...(finding.related && {
      related: finding.related.map((place) => ({ ...place, message: sentenceOf(place, speech) })),
    }),
  }));
  return { ...report, findings };
}

/** Findings of a file whose text is not known. */
const UNREADABLE: readonly string[] = ["file-unreadable", "file-too-large", "encoding-invalid"];

/** Where nobody tells how wide lines may be. */
const WIDTH = 100;

/** https://no-color.org, and FORCE_COLOR as Node understands it, which is the stronger of the two. */
export function hasColor(terminal: boolean, env: NonNullable<Io["env"]>): boolean {
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "") return false;
  return terminal && env["TERM"] !== "dumb";
}

/** The root of the repository: what a forge says, else the nearest folder upward with `.git`, else the working folder. */
function rootOf(cwd: string, env: NonNullable<Io["env"]>): string {
  const told = env["GITHUB_WORKSPACE"] ?? env["CI_PROJECT_DIR"];
  if (told !== undefined && isAbsolute(told) && isBelow(told, cwd)) return told;
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (folder === dirname(folder)) return cwd;
  }
}

function fromRoot(root: string, path: string): string {
  return (isBelow(root, path) ? relative(root, path) : path).replaceAll("\\", "/");
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !/^\.\.[\\/]/.test(way) && !isAbsolute(way);
}

/** A file that is too large, or that is none, is not shown. */
function readShown(path: string): string | undefined {
  try {
    const bytes = DISK.read(path);
    return bytes.length > MAX_FILE_BYTES ? undefined : new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}
