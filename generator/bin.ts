#!/usr/bin/env node
/** The `wireglot` command. What is heavy is loaded by the command that needs it. */
import { run } from "./cli.js";

// Whoever reads the output may have had enough of it: `wireglot … | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
});
