/** How a command ends: the process's exit codes, and the errors that choose one. */

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

/** The command cannot be carried out. Its message is one or more sentences for the user; no stack is shown. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
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
export function describeFileError(error: unknown, path: string): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  const reason = FILE_ERRORS[error.code];
  if (reason === undefined) return "syscall" in error ? `${path}: ${error.code}` : undefined;
  return `${path} ${reason}`;
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: "cannot be found",
  EACCES: "may not be read or written by this user",
  EPERM: "may not be read or written by this user",
  EISDIR: "is a folder, not a file",
  ENOTDIR: "cannot be reached: a part of its path is a file, not a folder",
  ELOOP: "cannot be reached: its symbolic links go round in a circle",
  ENAMETOOLONG: "cannot be reached: its path is too long",
  EMFILE: "cannot be opened: this process has too many files open",
  ENOSPC: "cannot be written: the disk is full",
  EROFS: "cannot be written: the file system is read-only",
  ERR_FS_FILE_TOO_LARGE: "cannot be read: it is too large",
};
