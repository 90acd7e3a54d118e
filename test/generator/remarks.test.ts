/** What the command line says besides findings and help, in the language of the run. */
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../../generator/cli.js";
import { loadSpeech } from "../../generator/i18n/load-speech.js";
import { type Message, renderMessage, type Speech } from "../../generator/message.js";
import { remark } from "../../generator/remarks.js";
import { TINY, testFolder } from "../support/folder.js";
import { foreign } from "../support/foreign.js";

const folder = testFolder({
  "tiny.yaml": TINY,
  "broken.yaml": `${TINY}options:\n  a: { type: strnig }\n`,
  "wireglot.config.yaml": "specs:\n  - spec: tiny.yaml\n",
  "policies.yaml":
    "policies:\n  - { id: no-private, actions: ['*'], effect: deny, conditions: [{ field: meta.address, operator: eq, value: private }] }\n",
  "alow.yaml": "- { id: x, actions: [a], effect: alow }\n",
  "wrong.yaml": "rules:\n  default-unit: warning\n",
  "list.yaml": "tiers: []\n",
});
afterAll(() => folder.remove());

async function said(args: readonly string[], speech?: Speech) {
  const lines: string[] = [];
  const tell = (line: string): void => {
    lines.push(line);
  };
  const io = { cwd: folder.path, out: tell, err: tell };
  const code = await run(args, speech === undefined ? io : { ...io, speech });
  return { code, text: lines.join("\n") };
}

/** Every kind of thing that is said, with what is in it in German and in Japanese. */
const SAID: readonly (readonly [args: readonly string[], german: string, japanese: string])[] = [
  [["validate"], "tiny.yaml: gültig", "tiny.yaml: 有効です"],
  [["validate", "broken.yaml"], "broken.yaml: 1 Fehler", "broken.yaml: エラー 1 件"],
  [["validate", "broken.yaml", "--format", "pretty"], "Fehler type-unknown", "エラー type-unknown"],
  [["validate", "broken.yaml", "--format", "markdown"], "| Stelle | Befund |", "| 位置 | 診断 |"],
  [
    ["validate", "--config", "wrong.yaml"],
    "möglich ist error, warn oder off",
    "使えるのは error、warn、または off です",
  ],
  [
    ["validate", "--config", "list.yaml"],
    "möglich ist eine Zuordnung von Schlüsseln",
    "使えるのは キーと値のマッピング です",
  ],
  [["init", ".", "--ci", "travis"], "Zulässig sind github, gitlab", "指定できるのは github、gitlab"],
  [["validate", "--format", "jsn"], "das Format „jsn“ gibt es nicht", '形式 "jsn" はありません'],
  [["validate", "--update-baseline"], "braucht einen Ort: --baseline FILE", "書き込み先が必要です: --baseline FILE"],
  [["validate", "--config", "no.yaml"], "no.yaml wurde nicht gefunden", "no.yaml が見つかりません"],
  [["check"], "nicht aktuell; führen Sie wireglot generate aus", "wireglot generate を実行してください"],
  [["check", "broken.yaml"], "generated gehört zu tiny.yaml", "generated は tiny.yaml が使っています"],
  [["diff", "a", "b", "c"], "angegeben sind aber 3", "3 個が指定"],
  [["explain", "no-such"], "die Regel „no-such“ gibt es nicht", 'ルール "no-such" はありません'],
  [["i18n", "init", "no-language-x"], "ist kein Sprachkürzel", "言語タグではありません"],
  [["--foo"], "unbekannte Option '--foo'", "不明なオプション '--foo'"],
  [["validte"], "unbekannter Befehl 'validte'\n(Meinten Sie validate?)", "不明なコマンド 'validte'"],
  [["i18n", "init"], "das Argument 'locale' fehlt", "必須の引数 'locale' がありません"],
  [["policy", "test", "policies.yaml"], "die erforderliche Option '--url <url>'", "必須のオプション '--url <url>'"],
  [
    ["policy", "test", "policies.yaml", "--url", "wss://x/"],
    "websocket.connect: keine Richtlinie äußert sich dazu",
    "websocket.connect: これについて定めるポリシーがない",
  ],
  [["policy", "test", "alow.yaml", "--url", "wss://x/"], 'effect ist "alow"; erwartet wird', 'effect が "alow" です。'],
  [
    ["validate", "--config"],
    "der Wert der Option '-c, --config <file>' fehlt",
    "オプション '-c, --config <file>' の値",
  ],
  [["man", "more"], "zu viele Argumente: 0 erwartet, 1 angegeben", "引数が多すぎます"],
  [["docs", "--format", "pdf"], "Zulässig sind markdown und html", "指定できるのは markdown、html です"],
  [["completion", "csh"], "'csh' ist ungültig für das Argument 'shell'", "引数 'shell' に 'csh'"],
  [["--foo"], "Mit --help sehen Sie", "--help を付けて"],
];

describe("in the language asked for", () => {
  test.each(SAID)("%j", async (args, german, japanese) => {
    const english = await said(args);
    for (const [lang, expected] of [
      ["de", german],
      ["ja", japanese],
    ] as const) {
      const { code, text } = await said([...args, "--lang", lang], loadSpeech([lang]));
      expect(text).toContain(expected);
      expect(code).toBe(english.code);
    }
  });
});

/** What the command lines above, and the messages as their values, have of names, flags and commands. */
const VALUES: ReadonlySet<string> = new Set(
  [
    "tiny broken alow value wrong list no yaml wss websocket connect actor id allow deny effect generated wireglot config strnig string type unknown such language OLD NEW FILE baseline",
    "generate validate validte diff rules default unit warning warn off error travis ci system none both github gitlab tiers explain init docs check bash zsh fish csh foo shell file locale url format out",
    "jsn pdf markdown html pretty compact json github sarif junit checkstyle gitlab fr pt BR zh CN",
  ].flatMap((row) => row.split(" ")),
);

test.each(SAID)("no word of %j stays English", async (args) => {
  const { text } = await said(args, foreign);
  const told = text
    .replace(/^\S+:\d+:\d+: (?:error|warning) [\w-]+/gm, "")
    .replace(/^.*│.*$|^\s*╭─.*$|<!--.*-->/gm, "");
  const words = told.match(/[a-z]{2,}/gi) ?? [];
  expect(words.filter((word) => !VALUES.has(word))).toEqual([]);
});

test.each([[["--help"]], [["i18n", "--help"]]])("every command that %j lists is described", async (args) => {
  const { text } = await said(args, foreign);
  const listed = text.split("\n").slice(text.split("\n").findIndex((line) => line.startsWith("Ｃｏｍｍａｎｄｓ")) + 1);
  const descriptions = listed
    .slice(0, listed.indexOf(""))
    .flatMap((line) => /^ {2}\S.*? {2,}(.*)$/.exec(line)?.[1] ?? []);
  expect(descriptions.length).toBeGreaterThan(8);
  for (const description of descriptions) expect(description).toMatch(/^[^a-z]{5}/);
});

test("examples of the help say what they are for", async () => {
  for (const [lang, expected] of [
    ["de", "wireglot check                           in der CI: Ist aktuell, was eingecheckt ist?"],
    ["ja", "wireglot check                           CI で: コミット済みのものは最新か"],
  ] as const)
    expect((await said(["--help"], loadSpeech([lang]))).text).toContain(expected);
});

test.each([["json"], ["sarif"], ["github"], ["gitlab"], ["checkstyle"], ["junit"]])(
  "%s is the same in every language",
  async (format) => {
    const args = ["validate", "broken.yaml", "--format", `${format}=out.txt`];
    await said(args);
    const english = folder.read("out.txt");
    await said(args, foreign);
    expect(folder.read("out.txt")).toBe(english);
  },
);

describe("a count agrees with its number", () => {
  test.each<readonly [lang: string, message: Message, expected: string]>([
    ["en", remark("errors", { n: 1 }), "1 error"],
    ["en", remark("errors", { n: 2 }), "2 errors"],
    ["ru", remark("errors", { n: 1 }), "1 ошибка"],
    ["ru", remark("errors", { n: 3 }), "3 ошибки"],
    ["ru", remark("errors", { n: 11 }), "11 ошибок"],
    ["ru", remark("errors", { n: 21 }), "21 ошибка"],
    ["fr", remark("errors", { n: 0 }), "0 erreur"],
    ["es", remark("errors", { n: 1_000_000 }), "1000000 errores"],
    ["ar", remark("errors", { n: 1 }), "خطأ واحد"],
    ["ar", remark("errors", { n: 2 }), "خطآن"],
    ["ar", remark("errors", { n: 11 }), "11 خطأً"],
    ["ar", remark("errors", { n: 3 }), "3 أخطاء"],
    ["ar", remark("errors", { n: 100 }), "100 خطأ"],
    ["ja", remark("errors", { n: 5 }), "エラー 5 件"],
  ])("%s: %o is %s", (lang, message, expected) => {
    expect(renderMessage(message, loadSpeech([lang]))).toBe(expected);
  });
});
