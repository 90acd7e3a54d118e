/** JUnit's XML: a suite for each file, a failed test for each error; a warning is a test that passed and has something to say. */
import { formatDiagnostic } from "../diagnostics.js";
import { type Finding, type Format, pathText } from "./format.js";
import { printable } from "./printable.js";
import { DECLARATION, element, escapeXml, lines } from "./xml.js";

export const junit: Format = ({ command, files, findings }, { fromRoot }) => {
  const names = [...new Set([...files, ...findings.map(({ file }) => file)])];
  const suites = names.map((name) => {
    const own = findings.filter(({ file }) => file === name);
    const path = fromRoot(name);
    const clean = element("testcase", { name: command, classname: path, time: 0 });
    const cases = own.length === 0 ? [clean] : own.map((finding) => testCase(finding, path));
    const { tests, failures, errors, time } = counts(own, cases.length);
    const suite = { name: path, tests, failures, errors, skipped: 0, time, file: path };
    return { tests, text: element("testsuite", suite, lines(cases)) };
  });
  const tests = suites.reduce((sum, suite) => sum + suite.tests, 0);
  const head = { name: `wireglot ${command}`, ...counts(findings, tests) };
  return `${DECLARATION}\n${element("testsuites", head, lines(suites.map(({ text }) => text)))}`;
};

function counts(
  findings: readonly Finding[],
  tests: number,
): Readonly<Record<"tests" | "failures" | "errors" | "time", number>> {
  return { tests, failures: findings.filter(({ severity }) => severity === "error").length, errors: 0, time: 0 };
}

function testCase(finding: Finding, path: string): string {
  const { code, severity, message, diff = [] } = finding;
  const name = finding.path.length === 0 ? code : `${code} (${pathText(finding.path)})`;
  const text = escapeXml([printable(formatDiagnostic(finding)), ...diff].join("\n"));
  const said =
    severity === "error" ? element("failure", { type: code, message }, [text]) : element("system-out", {}, [text]);
  return element("testcase", { name, classname: path, time: 0 }, [said]);
}
