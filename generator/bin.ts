#!/usr/bin/env node
/** The `wireglot` command: main.ts, as scripts/build.mjs bundles it. */
import * as modules from "node:module";

// Node 22.8 and later keep what they have compiled, in a folder for temporary files: a fifth less CPU from the second run on.
if ("enableCompileCache" in modules && typeof modules.enableCompileCache === "function") modules.enableCompileCache();
const { main }: typeof import("./main.js") = modules.createRequire(import.meta.url)("./main.cjs");

process.exitCode = await main();
