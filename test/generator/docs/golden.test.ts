/** Pages that can be judged by eye: each folder of test/golden/docs/ has a spec and the files that come of it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { FLAVORS } from "../../../generator/docs/flavors.js";
import { renderMarkdown } from "../../../generator/docs/render.js";
import { createCatalog, parsePo, sourceCatalog } from "../../../generator/i18n/catalog.js";
import { modelOf } from "../../support/model.js";

const folder = fileURLToPath(new URL("../../golden/docs/", import.meta.url));

describe.each(readdirSync(folder))("%s", (name) => {
  test.each(FLAVORS)("%s", async (flavor) => {
    const model = await modelOf(join(folder, name, "spec.yaml"));
    const german = parsePo(readFileSync(join(folder, name, "locales/de.po"), "utf8"));
    const files = [sourceCatalog("en"), createCatalog("de", [german])].flatMap((catalog) =>
      renderMarkdown(model, catalog, flavor),
    );
    // The reference of what the spec leaves unsaid is long: what is shown here ends where it begins.
    const shown = files.map(({ path, text }) => ({ path, text: `${text.split('\n<a id="table-')[0]?.trimEnd()}\n` }));
    for (const { path, text } of shown) {
      const file = join(folder, name, "expected", flavor, path);
      // Made once, then judged: `UPDATE_GOLDEN=1`.
      if (process.env["UPDATE_GOLDEN"] === "1" && !existsSync(file)) {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
      expect(text).toBe(readFileSync(file, "utf8"));
    }
    const expected = readdirSync(join(folder, name, "expected", flavor), { recursive: true, withFileTypes: true });
    expect(expected.filter((entry) => entry.isFile()).length).toBe(shown.length);
  });
});
