/** The command line in its process. What is heavy is loaded by the command that needs it. */
import { setFlagsFromString } from "node:v8";
import { run } from "./cli.js";
import { describeFileError, EXIT, type ExitCode } from "./exit-code.js";
import { renderMessage } from "./message.js";

/** So much is read within a second even by code that is not optimised. */
const SHORT_RUN_BYTES = 256 * 1024;

export async function main(): Promise<ExitCode> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // Whoever reads the output may have had enough of it: `wireglot … | head`.
      if (error.code === "EPIPE") return;
      if (stream === process.stdout)
        process.stderr.write(`error: ${renderMessage(describeFileError(error, "standard output") ?? error.message)}\n`);
      process.exit(EXIT.UNREADABLE);
    });
  }

  // Files are written in one go (generator/files.ts), so that this comes before or after. A second one ends it at once.
  process.once("SIGINT", () => process.exit(EXIT.INTERRUPTED));

  return run(process.argv.slice(2), {
    cwd: process.cwd(),
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    env: process.env,
    ...(process.stdout.isTTY ? { terminal: { columns: process.stdout.columns } } : {}),
    // A short run ends before the optimising compiler has paid for itself: a quarter of the CPU of `validate` and of `docs` in ten languages.
    expect: (bytes) => {
      if (bytes < SHORT_RUN_BYTES) setFlagsFromString("--no-opt");
    },
  });
}
