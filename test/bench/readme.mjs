/** Keeps a table between the marks of the README that have its name. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);

export function writeTable(name, table) {
  const readme = fileURLToPath(new URL("README.md", root));
  const text = readFileSync(readme, "utf8");
  const marked = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*(<!-- /${name} -->)`);
  if (!marked.test(text)) throw new Error(`README.md has no place for the table: <!-- ${name} --> … <!-- /${name} -->`);
  writeFileSync(
    readme,
    text.replace(marked, (_, begin, end) => `${begin}\n${table}\n\n${end}`),
  );
  const biome = fileURLToPath(new URL("node_modules/@biomejs/biome/bin/biome", root));
  // In the form that the linter asks for.
  spawnSync(process.execPath, [biome, "format", "--write", readme]);
}
