/** A folder for each rule in test/golden/rules/: a spec, and the findings that it must give, all in one run. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { formatDiagnostic } from "../../generator/diagnostics.js";
import { loadSpec } from "../../generator/load.js";
import { baseSpecPath } from "../../generator/package-root.js";

const folder = fileURLToPath(new URL("../golden/rules", import.meta.url));

describe("findings", () => {
  test.each(readdirSync(folder))("%s", async (name) => {
    const { spec, findings } = await loadSpec(join(folder, name, "spec.yaml"), {
      show: (path) => path.replace(`${join(folder, name)}/`, ""),
    });
    const text = `${findings.map(formatDiagnostic).join("\n")}\n`;
    const golden = join(folder, name, "findings.txt");
    // A new case: look at what was written before it is committed.
    if (!existsSync(golden) && process.env.UPDATE_GOLDEN === "1") writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, "utf8"));
    expect(findings.some((finding) => finding.code === name)).toBe(true);
    expect(spec).toBeUndefined();
    for (const { line, column, message } of findings) {
      expect(line).toBeGreaterThan(0);
      expect(column).toBeGreaterThan(0);
      expect(message).not.toMatch(/\.$/);
    }
  });

  test("the base spec has none", async () => {
    const { spec, findings } = await loadSpec(baseSpecPath(), { show: (path) => path });
    expect(findings).toEqual([]);
    expect(spec?.module).toBe("websocket");
  });
});
