import { expect, test } from "vitest";
import { github } from "../../../generator/formats/github.js";
import { context, EVERYTHING, finding, HOSTILE, report } from "./reports.js";

/** What GitHub's runner reads from a line: https://docs.github.com/actions/reference/workflow-commands-for-github-actions. */
function read(line: string): { command: string; properties: Record<string, string>; data: string } | undefined {
  const found = /^\s*::([\w-]+)(?: (.*?))?::(.*)$/.exec(line);
  if (found === null) return undefined;
  const [, command = "", list = "", data = ""] = found;
  const properties = Object.fromEntries(
    list.split(",").map((pair) => [pair.slice(0, pair.indexOf("=")), unescaped(pair.slice(pair.indexOf("=") + 1))]),
  );
  return { command, properties, data: unescaped(data) };
}

function unescaped(text: string): string {
  const marks: Record<string, string> = { "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%" };
  return text.replace(/%(?:0D|0A|3A|2C|25)/g, (mark) => marks[mark] ?? mark);
}

test("what is read back is what was said", () => {
  const lines = github(report(EVERYTHING), context()).split("\n");
  expect(lines).toHaveLength(EVERYTHING.length);
  expect(read(lines[0] ?? "")).toEqual({
    command: "error",
    properties: {
      file: "repo/api/chat.yaml",
      line: "2",
      col: "5",
      endLine: "2",
      endColumn: "11",
      title: "type-unknown",
    },
    data: 'there is no type "strnig"',
  });
  expect(read(lines[1] ?? "")?.properties["file"]).toBe('repo/odd "name", <x>%:\n.yaml');
  expect(read(lines[2] ?? "")?.data).toBe("the option is gone\nit stood here: git:v1:api/other.yaml:3:9");
  expect(read(lines.at(-1) ?? "")).toMatchObject({ command: "warning", data: HOSTILE });
});

test("ten of a kind, and a count of the rest, which follows as plain lines", () => {
  const errors = Array.from({ length: 13 }, (_, i) => finding({ message: `error ${i} ${HOSTILE}` }));
  const warnings = Array.from({ length: 11 }, (_, i) => finding({ severity: "warning", message: `warning ${i}` }));
  const lines = github(report([...errors, ...warnings]), context()).split("\n");
  const commands = lines.map((line) => read(line)?.command);
  expect(commands.filter((command) => command === "error")).toHaveLength(10);
  expect(commands.filter((command) => command === "warning")).toHaveLength(10);
  const notices = lines.map(read).filter((line) => line?.command === "notice");
  expect(notices.map((notice) => notice?.data.split(":")[0])).toEqual(["3 more errors", "1 more warning"]);
  const plain = lines.filter((line) => read(line) === undefined);
  expect(plain).toHaveLength(4);
  for (const line of plain) expect(line).toMatch(/^- api\/chat\.yaml:2:5: (?:error|warning) type-unknown: /);
  // The runner looks for the older form anywhere in a line.
  expect(plain.join("\n")).not.toContain("##[");
});
