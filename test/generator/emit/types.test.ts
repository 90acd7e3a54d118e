/** Types of what users give. */
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { emitTypes } from "../../../generator/emit/types.js";
import { modelOf } from "../../support/model.js";

const everything = fileURLToPath(new URL("../../specs/everything.yaml", import.meta.url));

describe("types.ts", () => {
  test("old names of options that are not required go on working, and are marked", async () => {
    const { declarations } = emitTypes(await modelOf(everything));
    const properties = declarations.flatMap((declaration) =>
      declaration.is === "interface" && declaration.structure.name === "ConnectOptions"
        ? (declaration.structure.properties ?? [])
        : [],
    );
    const old = properties.filter(({ name }) => name === "olderStyle" || name === "oldestStyle");
    expect(old).toHaveLength(2);
    for (const property of old) {
      expect(property).toMatchObject({ type: "number | undefined", hasQuestionToken: true });
      expect(JSON.stringify(property.docs)).toContain("@deprecated It is called `oldStyle` now.");
    }
  });
});
