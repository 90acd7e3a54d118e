import { test } from "vitest";
import { writeFileSync, readFileSync } from "node:fs";
import { loadSpec } from "../../generator/load.js";
import { buildModel } from "../../generator/build-model.js";
import { renderDocs } from "../../generator/docs/render.js";
import { sourceCatalog } from "../../generator/i18n/catalog.js";
import { formatDiagnostic } from "../../generator/diagnostics.js";
test("x", async () => {
  for (const f of process.env.SPECS!.split(",")) {
    const r = await loadSpec(f, { show: (x) => x });
    console.log(f, r.findings.map(formatDiagnostic).join("\n"), r.spec?.options.length, r.spec?.errors.length);
    if (!r.spec) continue;
    const m = buildModel(r.spec, { read: (p, o) => readFileSync(o.file.replace(/[^/]*$/, "") + p, "utf8") });
    writeFileSync("/tmp/model.json", JSON.stringify(m, null, 1));
    writeFileSync("/tmp/doc.md", renderDocs(m, sourceCatalog("en")));
    console.log(JSON.stringify(m.builtIn));
  }
});
