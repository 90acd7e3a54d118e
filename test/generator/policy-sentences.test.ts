/** What the runtime says of policies, in the language of the run: each of its sentences is known by the command line. */
import { describe, expect, test } from "vitest";
import { loadSpeech } from "../../generator/i18n/load-speech.js";
import { renderMessage } from "../../generator/message.js";
import { POLICY_TEXTS, policySentence } from "../../generator/policy-sentences.js";
import { PolicyFileError, parsePolicies } from "../../runtime/policy-file.js";
import { parseTarget } from "../../runtime/target.js";

/** Everything that is wrong with a file. */
function said(text: string): readonly string[] {
  try {
    parsePolicies(text, "p.yaml");
  } catch (error) {
    if (error instanceof PolicyFileError) return error.findings.map(({ message }) => message);
    throw error;
  }
  return [];
}

const policy = (more: object): string => JSON.stringify([{ id: "x", actions: ["a"], effect: "allow", ...more }]);
const resource = (url: string): string => policy({ resources: [url] });
const condition = (more: object): string =>
  policy({ conditions: [{ field: "actor.id", operator: "eq", value: 1, ...more }] });
const regex = (value: unknown): string => condition({ operator: "matches", value });

const FILES: readonly string[] = [
  "a".repeat(1024 * 1024 + 1),
  `a: &a [x]\n${Array.from({ length: 150 }, (_, index) => `b${index}: [*a, *a, *a]\n`).join("")}`,
  "x: 1",
  "7",
  "policies: {}",
  "[[1], 2]",
  `[${policy({}).slice(1, -1)}, ${policy({}).slice(1, -1)}]`,
  policy({ colour: 1 }),
  policy({ id: undefined }),
  policy({ id: {} }),
  policy({ actions: undefined }),
  policy({ actions: [] }),
  policy({ actions: "a" }),
  policy({ actions: [7] }),
  policy({ effect: undefined }),
  policy({ effect: "alow" }),
  policy({ conditions: {} }),
  policy({ conditions: [7] }),
  condition({ colour: 1 }),
  condition({ value_from: "action" }),
  condition({ operator: "exists" }),
  condition({ value: undefined }),
  condition({ operator: "in" }),
  condition({ operator: "lt", value: true }),
  condition({ operator: "like" }),
  condition({ field: "user" }),
  condition({ field: "meta.address", operator: "lt" }),
  condition({ field: "meta.address", value: [] }),
  condition({ field: "meta.host", value: "*.x" }),
  condition({ field: "meta.host", value: "a/b" }),
  condition({ field: "meta.port", value: "80" }),
  condition({ field: "meta.scheme" }),
  condition({ field: "meta.path" }),
  condition({ value: Array.from({ length: 70 }).reduce((inner) => [inner], 1) }),
  regex(7),
  regex("(a{200}){200}"),
  ...[")", "\\b*", "a**", "*a", "(?=a)", "(".repeat(300), "(", "\\p{X}", "\\", "(a)\\1", "\\y", "\\u{110000}"].map(
    regex,
  ),
  ...["[a", "[\\d-z]", "[z-a]", "a{3,2}", "a{9999}"].map(regex),
  ...["http://*", "*://a@b/", "*://a/#b", "*://*", "*://a:x/", "*://a b/", "*://a*.b/", "*://a/*/b", "*://a/?b*"].map(
    resource,
  ),
  resource("*://a/%2f"),
];

const URLS = ["x", "http://x", "ws://a@x", "ws://x/#a", "ws://x/%2f"];

const SENTENCES: readonly string[] = [
  ...FILES.flatMap(said),
  ...URLS.flatMap((url) => {
    const parsed = parseTarget(url);
    return parsed.ok ? [] : [parsed.reason];
  }),
];

describe("a sentence of the runtime is a message", () => {
  test.each([...new Set(SENTENCES)])("%s", (sentence) => {
    const message = policySentence(sentence);
    expect(message).not.toBe(sentence);
    expect(renderMessage(message)).toBe(sentence);
  });
});

test("there is no message that the runtime does not say", () => {
  const keys = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== "object" || value === null || !("key" in value) || !("values" in value)) return;
    keys.add(String(value.key));
    Object.values(value.values ?? {}).forEach(collect);
  };
  SENTENCES.map(policySentence).forEach(collect);
  expect(POLICY_TEXTS.map(({ key }) => key).filter((key) => !keys.has(key))).toEqual([]);
});

test("what a value holds is not taken for a sentence", () => {
  const [sentence = ""] = said(policy({ effect: "a list" }));
  expect(renderMessage(policySentence(sentence), loadSpeech(["de"]))).toBe(
    'effect ist "a list"; erwartet wird allow oder deny',
  );
});
