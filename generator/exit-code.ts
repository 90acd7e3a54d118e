/** How a command ends: the process's exit codes, and the errors that choose one. */
import { type Diagnostic, formatDiagnostic, sentenceOf } from "./diagnostics.js";
import { type Message, renderMessage, type Speech } from "./message.js";

export const EXIT = {
  CLEAN: 0,
  FINDINGS: 1,
  USAGE: 2,
  UNREADABLE: 3,
  OUT_OF_DATE: 4,
  BUG: 70,
  INTERRUPTED: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What each code means, as every `--help` says it. */
export const EXIT_MEANING: Readonly<Record<ExitCode, string>> = {
  0: "nothing to complain of",
  1: "findings: something in a spec, a policy or the out folder is wrong, or a policy denies",
  2: "wrong usage or a wrong config",
  3: "a file cannot be found, read, decoded or written",
  4: "generated files are out of date",
  70: "a bug of wireglot's own: the output says what to report",
  130: "interrupted (Ctrl+C)",
};

/** The command cannot be carried out. What it says is for the user, and the findings that are the reason; no stack is shown. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly exitCode: ExitCode;

  readonly #text: Message | string;
  readonly #findings: readonly Diagnostic[];

  constructor(exitCode: ExitCode, text: Message | string, findings: readonly Diagnostic[] = []) {
    super(linesOf(text, findings));
    this.exitCode = exitCode;
    this.#text = text;
    this.#findings = findings;
  }

  /** Its message in another language. */
  saidIn(speech: Speech | undefined): string {
    return linesOf(this.#text, this.#findings, speech);
  }
}

function linesOf(text: Message | string, findings: readonly Diagnostic[], speech?: Speech): string {
  const lines = findings.map((finding) => formatDiagnostic({ ...finding, message: sentenceOf(finding, speech) }));
  return [...(text === "" ? [] : [renderMessage(text, speech)]), ...lines].join("\n");
}

/** Of several outcomes, the one that the process ends with: what kept a command from running outranks what it found. */
export function worst(codes: Iterable<ExitCode>): ExitCode {
  const rank: readonly ExitCode[] = [
    EXIT.INTERRUPTED,
    EXIT.BUG,
    EXIT.USAGE,
    EXIT.UNREADABLE,
    EXIT.FINDINGS,
    EXIT.OUT_OF_DATE,
  ];
  const seen = new Set(codes);
  return rank.find((code) => seen.has(code)) ?? EXIT.CLEAN;
}

/** A sentence for what Node reports of a path, or undefined where the error is none of the file system's. */
export function describeFileError(error: unknown, path: string): Message | string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  const source = FILE_ERRORS[error.code];
  if (source === undefined) return "syscall" in error ? `${path}: ${error.code}` : undefined;
  return { key: fileKey(error.code), source, values: { path } };
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: "{path} cannot be found",
  EACCES: "{path} may not be read or written by this user",
  EPERM: "{path} may not be read or written by this user",
  EISDIR: "{path} is a folder, not a file",
  ENOTDIR: "{path} cannot be reached: a part of its path is a file, not a folder",
  ELOOP: "{path} cannot be reached: its symbolic links go round in a circle",
  ENAMETOOLONG: "{path} cannot be reached: its path is too long",
  EAGAIN: "{path} is a pipe, and nothing comes out of it: a file is expected",
  EMFILE: "{path} cannot be opened: this process has too many files open",
  ENOSPC: "{path} cannot be written: the disk is full",
  EROFS: "{path} cannot be written: the file system is read-only",
  ERR_FS_FILE_TOO_LARGE: "{path} cannot be read: it is too large",
};

/** Errors of the file system, as texts to translate. */
export const FILE_ERROR_TEXTS: readonly Omit<Message, "values">[] = Object.entries(FILE_ERRORS).map(
  ([code, source]) => ({ key: fileKey(code), source }),
);

function fileKey(code: string): string {
  return `file.${code}`;
}
