/** The changelog: what it is grouped by, what becomes of names, and the reader's language. */
import { describe, expect, test } from "vitest";
import { diffTexts, formatChangelog } from "../../../generator/diff/changelog.js";
import { type RatedChange, rate } from "../../../generator/diff/findings.js";
import type { Catalog } from "../../../generator/i18n/catalog.js";
import { sourceCatalog } from "../../../generator/i18n/catalog.js";

const HEAD = { module: "chat", version: "2.0.0", since: "1.4.0" };
const after = { file: "chat.yaml", path: [] };

function changes(...found: readonly (readonly [string, Readonly<Record<string, string>>])[]): readonly RatedChange[] {
  return rate(found.map(([code, values]) => ({ code, values, after })));
}

describe("a changelog", () => {
  test("has the gravest first, by whom it concerns", () => {
    const text = formatChangelog(
      changes(
        ["text-changed", { name: "options.a.doc" }],
        ["option-default-changed", { name: "a", old: "5", new: "6" }],
        ["option-removed", { name: "b" }],
        ["option-added", { name: "c" }],
      ),
      HEAD,
      sourceCatalog("en"),
    );
    expect(text.split("\n").filter((line) => line.startsWith("#"))).toEqual([
      "## chat 2.0.0",
      "### Breaking changes",
      "#### Types and code",
      "#### Behaviour",
      "### Additions and announcements",
      "#### Types and code",
      "### Small changes",
      "#### Documentation",
    ]);
    expect(text).toContain("\n- The option `b` is gone.\n");
  });

  test("says that there is nothing", () => {
    expect(formatChangelog([], HEAD, sourceCatalog("en"))).toBe(
      "## chat 2.0.0\n\nSince `1.4.0`.\n\nNothing has changed.",
    );
  });

  test("is in the reader's language, with the same names", () => {
    const german: Readonly<Record<string, string>> = {
      "changelog.since": "Seit {version}.",
      "changelog.step.major": "Was nicht mehr passt",
      "changelog.axis.source": "Typen und Code",
      "diff.option-removed": "die Option „{name}“ gibt es nicht mehr",
    };
    const catalog: Catalog = {
      locale: "de",
      translate: ({ key, source }) => ({ text: german[key] ?? source, state: "translated" }),
    };
    expect(formatChangelog(changes(["option-removed", { name: "room_limit" }]), HEAD, catalog)).toBe(
      [
        "## chat 2.0.0",
        "Seit `1.4.0`.",
        "### Was nicht mehr passt",
        "#### Typen und Code",
        "- Die Option `room_limit` gibt es nicht mehr.",
      ].join("\n\n"),
    );
  });

  test("cannot be written to by a spec", () => {
    const values = { name: "a", old: '"`<b>`"', new: '"\\n## Other"' };
    const text = formatChangelog(changes(["error-message-changed", values]), HEAD, sourceCatalog("en"));
    expect(text.split("\n").filter((line) => line.startsWith("#"))).toEqual([
      "## chat 2.0.0",
      "### Small changes",
      "#### Behaviour",
    ]);
    expect(text).toContain('``"`<b>`"``');
  });
});

test("every text to translate has a key of its own", () => {
  expect(new Set(diffTexts.map(({ key }) => key)).size).toBe(diffTexts.length);
});
