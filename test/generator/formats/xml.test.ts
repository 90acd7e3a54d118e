/** The two formats in XML, read back by a strict parser. */
import { XmlDocument, XmlElement } from "libxml2-wasm";
import { expect, test } from "vitest";
import { checkstyle } from "../../../generator/formats/checkstyle.js";
import { junit } from "../../../generator/formats/junit.js";
import { context, EVERYTHING, HOSTILE, report } from "./reports.js";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

/** Throws for what is not well-formed. */
function parseXml(text: string): Element {
  using document = XmlDocument.fromString(text);
  return elementOf(document.root);
}

function elementOf(node: XmlElement): Element {
  const children: Element[] = [];
  for (let child = node.firstChild; child !== null; child = child.next)
    if (child instanceof XmlElement) children.push(elementOf(child));
  const attributes = Object.fromEntries(node.attrs.map(({ name, content }) => [name, content]));
  return { name: node.name, attributes, children, text: node.content };
}

/** What XML 1.0 cannot hold is shown by its number. */
const WRITABLE = HOSTILE.replace("\u001b", "<U+001B>").replace("\u0000", "<U+0000>").replace("\ud800", "<U+D800>");

test("the parser refuses what is no XML", () => {
  expect(() => parseXml(`<a b="\u0001"/>`)).toThrow();
  expect(() => parseXml("<a>&</a>")).toThrow();
});

test("checkstyle: a file with its errors", () => {
  const root = parseXml(checkstyle(report(EVERYTHING), context()));
  expect(root.name).toBe("checkstyle");
  expect(root.children.map(({ name, attributes }) => [name, attributes["name"]])).toEqual([
    ["file", "repo/api/chat.yaml"],
    ["file", "repo/api/other.yaml"],
    ["file", 'repo/odd "name", <x>%:\n.yaml'],
    ["file", "repo/generated/x.ts"],
  ]);
  const [first, second] = root.children[0]?.children ?? [];
  expect(first?.attributes).toEqual({
    line: "2",
    column: "5",
    severity: "error",
    message: 'there is no type "strnig"',
    source: "wireglot.type-unknown",
  });
  expect(second?.attributes).toMatchObject({ severity: "warning", message: WRITABLE });
});

test("JUnit: a suite for each file, a failed test for each error, and counts that agree", () => {
  const root = parseXml(junit(report(EVERYTHING, { files: ["clean.yaml", "api/chat.yaml"] }), context()));
  expect(root.name).toBe("testsuites");
  expect(root.attributes).toMatchObject({ name: "wireglot validate", tests: "6", failures: "4" });
  let [tests, failures] = [0, 0];
  for (const suite of root.children) {
    const failed = suite.children.filter(({ children }) => children.some(({ name }) => name === "failure"));
    expect(suite.attributes).toMatchObject({ tests: String(suite.children.length), failures: String(failed.length) });
    tests += suite.children.length;
    failures += failed.length;
    for (const one of suite.children) expect(one.attributes).toHaveProperty("classname", suite.attributes["name"]);
  }
  expect([tests, failures]).toEqual([6, 4]);
  const clean = root.children.find(({ attributes }) => attributes["name"] === "repo/clean.yaml");
  expect(clean?.children.map(({ children }) => children)).toEqual([[]]);
  const [failed, warned] =
    root.children.find(({ attributes }) => attributes["name"] === "repo/api/chat.yaml")?.children ?? [];
  expect(failed?.attributes["name"]).toBe("type-unknown (options.a.type)");
  expect(failed?.children[0]?.attributes).toEqual({ type: "type-unknown", message: 'there is no type "strnig"' });
  expect(failed?.children[0]?.text).toContain("api/chat.yaml:2:5: error type-unknown");
  expect(warned?.children.map(({ name }) => name)).toEqual(["system-out"]);
});
