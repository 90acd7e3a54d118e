import { test } from "vitest";
import { loadSpec } from "/tmp/w/generator/load.js";
import { formatDiagnostic } from "/tmp/w/generator/diagnostics.js";
test("x", async () => {
  for (const f of process.env.SPECS!.split(",")) {
    const r = await loadSpec(f, { show: (x) => x });
    console.log(f, r.findings.map(formatDiagnostic).join("\n"), r.spec?.options.length, r.spec?.errors.length);
  }
});
