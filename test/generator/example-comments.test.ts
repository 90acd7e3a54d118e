import { describe, expect, test } from "vitest";
import { commentsIn, withComments } from "../../generator/example-comments.js";

const texts = (program: string): readonly string[] => commentsIn(program).map((comment) => comment.text);

describe("commentsIn", () => {
  test.each([
    ["const a = 1; // one", ["one"]],
    ["/* two */ const a = 1;", ["two"]],
    ['const url = "ws://a"; // three', ["three"]],
    ["const re = /\\/\\/ no/; // four", ["four"]],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a program that has one
    ["const t = `// no ${x /* five */} // no`;", ["five"]],
    ["// ---", []],
    ["// @ts-expect-error nothing\n// biome-ignore lint/x: y\n// eslint-disable", []],
    ["/*\n * several\n * lines\n */", []],
  ])("%j", (program, expected) => {
    expect(texts(program)).toEqual(expected);
  });
});

describe("withComments", () => {
  const program = 'send("// x"); // first\n/* second */ close();\n';

  test("changes the words and nothing else", () => {
    expect(withComments(program, commentsIn(program), ["primeiro", "segundo"])).toBe(
      'send("// x"); // primeiro\n/* segundo */ close();\n',
    );
  });

  test("words stay in their comment", () => {
    const shown = withComments(program, commentsIn(program), ["a\nevil();", "b */ evil(); /*"]);
    expect(texts(shown)).toEqual(["a evil();", "b * / evil(); /*"]);
    expect(shown.replace(/\/\/ a.*|\/\*.*\*\//g, "")).toBe(program.replace(/\/\/ first|\/\*.*\*\//g, ""));
  });
});
