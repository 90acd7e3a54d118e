/** Checkstyle's XML, which most review tools read. */
import type { Format } from "./format.js";
import { DECLARATION, element, lines } from "./xml.js";

export const checkstyle: Format = ({ files, findings }, { fromRoot }) => {
  const names = [...new Set([...files, ...findings.map(({ file }) => file)])];
  const elements = names.map((name) => {
    const errors = findings
      .filter(({ file }) => file === name)
      .map(({ line, column, severity, message, code }) =>
        element("error", { line, column, severity, message, source: `wireglot.${code}` }),
      );
    return element("file", { name: fromRoot(name) }, lines(errors));
  });
  return `${DECLARATION}\n${element("checkstyle", { version: "4.3" }, lines(elements))}`;
};
