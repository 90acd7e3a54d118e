import { describe, expect, test } from "vitest";
import { type CatalogToCheck, checkCatalog } from "../../../generator/i18n/check-catalog.js";
import { readGlossary } from "../../../generator/i18n/glossary.js";

const HEADER = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n';

const po = (source: string, translation: string, notes = ""): string => {
  const quoted = (text: string): string => JSON.stringify(text);
  return `${HEADER}${notes}msgctxt "k"\nmsgid ${quoted(source)}\nmsgstr ${quoted(translation)}\n`;
};

const check = (source: string, translation: string, more: Partial<CatalogToCheck> = {}, notes = "") =>
  checkCatalog({
    file: "de.po",
    locale: "de",
    sourceLocale: "en",
    text: po(source, translation, notes),
    texts: [{ key: "k", source }],
    glossary: [],
    tolerance: 0,
    ...more,
  });

const codes = (
  source: string,
  translation: string,
  more: Partial<CatalogToCheck> = {},
  notes = "",
): readonly string[] => check(source, translation, more, notes).findings.map(({ code }) => code);

describe("a good translation", () => {
  test.each([
    ["At most 131,072 bytes.", "Höchstens 131.072 Bytes.", "de"],
    ["At most 131,072 bytes.", "Höchstens 131 072 Bytes.".replaceAll(" 072", "\u202f072"), "de"],
    ["At most 131,072 bytes.", "最大 131,072 バイト。", "ja"],
    ["At most 125 bytes.", "最大125バイト。", "ja"],
    ["At most 125 bytes.", "最多 125 字节。", "zh-CN"],
    ["At most 125 bytes.", "Не больше 125 байт.", "ru"],
    ["At most 125 bytes.", "١٢٥ بايت كحد أقصى.", "ar"],
    ["A pong every 10 s.", "Alle 10 Sekunden ein Pong.", "de"],
    ["A pong every 10 s.", "Pong каждые 10 с.", "ru"],
    ["A pong every 10 s.", "10초마다 퐁을 보냅니다.", "ko"],
    ["A pong every 10 s.", "10 秒ごとにポングを送る。", "ja"],
    ["A pong every 10 s.", "Un pong toutes les 10 s.", "fr"],
    ["At most 1.5 MiB.", "Höchstens 1,5 MiB.", "de"],
    ["At most 1.5 MiB.", "Au plus 1,5 Mio.", "fr"],
    ["Node 20.19 and later, RFC 6455, UTF-8, HTTP/1.1.", "Node 20.19 und neuer, RFC 6455, UTF-8, HTTP/1.1.", "de"],
    ["The two of one message are waited for.", "1 件のメッセージの 2 つを待つ。", "ja"],
    ["{option:a} and {option:b}, `x` then `y`.", "`y` nach `x`, {option:b} und {option:a}.", "de"],
    ["See [the page](https://example.com/a).", "Siehe [die Seite](https://example.com/a).", "de"],
    ["1. first\n2. second", "1. erstens\n2. zweitens", "de"],
    ["JSON", "JSON", "de"],
    ["URL", "URL", "ja"],
    ["`code`", "`code`", "de"],
    ["Web Streams", "Web Streams", "de"],
    ["{n} (error|errors)", "(خطأ واحد|خطآن|{n} أخطاء|{n} خطأ)", "ar"],
    ["{n} (error|errors)", "{n} Fehler", "de"],
    ["{n} (error|errors)", "ошибок: {n}", "ru"],
    ["{n} (error|errors) (in all)", "{n} (ошибка|ошибки|ошибок) (всего)", "ru"],
    ["{n} is {n} (byte|bytes)", "{n} значит {n} байт", "ru"],
    ["After 1 minute, within 5 minutes.", "Через 1 минуту, в течение 5 минут.", "ru"],
    ["At most 125 bytes.", "125 بايتًا على الأكثر.", "ar"],
    ["Every 30 milliseconds.", "كل 30 ميلي ثانية.", "ar"],
    ["Loses 5 % now.", "يفقد ٥٪ الآن.", "ar"],
    ["Loses 5 % now.", "Şimdi %5 kaybeder.", "tr"],
    ["At most 2 MiB.", "최대 2 MiB입니다.", "ko"],
    ["A wait of 10 seconds.", "Ein 10-sekündiges Warten.", "de"],
    ["Waits 2 seconds at most.", "ينتظر ثانيتين على الأكثر.", "ar"],
    ["Waits 10 seconds at most.", "最大十秒待ちます。", "ja"],
    ["Waits 100 seconds at most.", "最多等待一百秒。", "zh-CN"],
    ["At most 131,072 bytes.", "Не больше 131 072 байт.", "ru"],
    ["At most 131,072 bytes.", "Au plus 131 072 octets.", "fr"],
    ["From -5 to 5.", "Von −5 bis 5.", "de"],
    ["From -5 to 5.", "从-5到5。", "zh-CN"],
    ["Codes 4000-4999 and UTF-8.", "Codes 4000–4999 und UTF-8.", "de"],
    ["Continuous integration", "Continuous Integration", "de"],
    ["See source <(wireglot completion bash)", "Siehe source <(wireglot completion bash)", "de"],
    ['It says "the queue is full" then.', "Es sagt dann „the queue is full“.", "de"],
    ["The session has a connection for a version.", "La session a une connexion par version.", "fr"],
    ["The river is wide.", "Le fleuve est large à Å.", "fr"],
  ])("%j is %j in %s", (source, translation, locale) => {
    const text = po(source, translation).replace("Language: de", `Language: ${locale.replace("-", "_")}`);
    expect(codes(source, translation, { locale, text })).toEqual([]);
  });
});

describe("a broken translation", () => {
  test.each([
    ["Set `x` to 5.", "Setzt y auf 5.", ["translation-code"]],
    ["Set `x` to 5.", "Setzt `z` auf 5.", ["translation-code"]],
    ["Set it.", "`x` wird gesetzt.", ["translation-code"]],
    ["See {option:a}.", "Siehe {option:b}.", ["translation-placeholder"]],
    ["See {option:a}.", "Siehe oben.", ["translation-placeholder"]],
    ["{count} results", "{anzahl} Ergebnisse", ["translation-placeholder"]],
    ["{n} (error|errors)", "(ein Fehler|zwei Fehler)", ["translation-placeholder"]],
    ["At most 125 bytes.", "Höchstens 152 Bytes.", ["translation-number"]],
    ["At most 125 bytes.", "Höchstens viele Bytes.", ["translation-number"]],
    ["At most some bytes.", "Höchstens 125 Bytes.", ["translation-number"]],
    ["At most 131,072 bytes.", "Höchstens 131,072 Bytes.", ["translation-number"]],
    ["At most 1.5 MiB.", "Höchstens 15 MiB.", ["translation-number"]],
    ["Every 10 s.", "Alle 10 ms.", ["translation-unit"]],
    ["Every 10 s.", "Alle 10 Minuten.", ["translation-unit"]],
    ["At most 16 MiB.", "Höchstens 16 MB.", ["translation-unit"]],
    ["Waits 10 seconds at most.", "Wartet höchstens 10.", ["translation-unit"]],
    ["Waits 10 seconds at most.", "Wartet höchstens 10 Stück.", ["translation-unit"]],
    ["From -5 on.", "Ab 5.", ["translation-number"]],
    ["From 5 on.", "Ab -5.", ["translation-number"]],
    ["See the page.", "Siehe www.evil.example dort.", ["translation-link"]],
    ["It is not safe.", "Es ist ~~nicht~~ sicher.", ["translation-markup"]],
    ["It is not safe.", "::: danger\nEs ist nicht sicher.", ["translation-markup"]],
    ["A text.", "Ein Text.\u{e0041}", ["translation-hidden-character"]],
    ["For the page.", "FÃ¼r die Seite.", ["translation-hidden-character"]],
    ["The client’s page.", "Die Seite des Clientsâ€™.", ["translation-hidden-character"]],
    ["See the page for more.", "See the page for more. ", ["translation-identical"]],
    ["See the page for more.", "See the page for more", ["translation-identical"]],
    ["See the page for more.", "See The Page For More.", ["translation-identical"]],
    ["The queue is full and sending waits.", "Die queue is full und Senden wartet.", ["translation-identical"]],
    ["For all that is possible.", "Fuer alles, was moeglich ist.", ["translation-accents"]],
    ["See [it](https://example.com/a).", "Siehe [hier](https://example.com/b).", ["translation-link"]],
    [
      "See [`a`](#a), [`b`](#b).",
      "Siehe [`a`](#b), [`b`](#a).",
      ["translation-link", "translation-link", "translation-link", "translation-link"],
    ],
    ["See https://example.com/.", "Siehe dort.", ["translation-link"]],
    ["A bold text.", "Ein <b>fetter</b> Text.", ["translation-markup", "translation-markup"]],
    ["A text.", "Ein {{ text }}.", ["translation-markup"]],
    ["A text.", "Ein \u202etxeT.", ["translation-hidden-character"]],
    ["A text.", "Ein Te\u200bxt.", ["translation-hidden-character"]],
    ["A text.", "Ein | Text.", ["translation-cell"]],
    ["The client closes.", "The client closes.", ["translation-identical"]],
    ["First.\n\nSecond one.", "Erstens. Zweitens.", ["translation-structure"]],
    ["- one thing\n- another thing", "- ein Ding und ein anderes", ["translation-structure", "translation-sentence"]],
    ["One sentence. Another sentence.", "Ein Satz und noch einer, alles zusammen.", ["translation-sentence"]],
    ["A long sentence about what the client does with a message.", "Ein Satz.", ["translation-short"]],
    [
      "A sentence that says what the client does with a message.",
      `Ein Satz darüber${", was es tut".repeat(20)}.`,
      ["translation-long"],
    ],
  ])("%j is not %j", (source, translation, expected) => {
    expect([...new Set(codes(source, translation))]).toEqual([...new Set(expected)]);
  });

  test("the numbers of a list are no sentences, in whatever language", () => {
    const source =
      "1. When `connect` is called: the URL. A denial is final.\n2. After it: the address.\n3. Later: all of this again.";
    const japanese =
      "1. `connect` の呼び出し時に URL を検査します。拒否は最終的です。\n2. その後はアドレスを検査します。\n3. 後ですべて再び検査します。";
    const inJapanese = (translation: string) => ({
      locale: "ja",
      text: po(source, translation).replace("Language: de", "Language: ja"),
    });
    expect(codes(source, japanese, inJapanese(japanese))).toEqual([]);
    const short = japanese.replace("拒否は最終的です。", "");
    expect(codes(source, short, inJapanese(short))).toEqual(["translation-sentence"]);
  });

  test("the finding stands where the mistake is", () => {
    const source = "One.\nAt most 5 `x`.";
    const text = `${HEADER}msgctxt "k"\nmsgid ""\n"One.\\n"\n"At most 5 \`x\`."\nmsgstr ""\n"Eins.\\n"\n"Das \\"höchste\\" ist 6 \`x\`."\n`;
    const { findings } = check(source, "", { text });
    expect(findings).toMatchObject([{ file: "de.po", line: 12, column: 22, code: "translation-number", path: ["k"] }]);
    expect(findings[0]?.message).toBe("the number 5 of the source has become 6");
  });

  test("a sign that is wrong is silenced by a note, a fact is not", () => {
    const note = "# ignore: translation-identical (a name)\n# ignore: translation-number\n";
    expect(codes("The client closes.", "The client closes.", {}, note)).toEqual([]);
    expect(codes("At most 5.", "Höchstens 6.", {}, note)).toEqual(["translation-number"]);
  });

  test("accents that other translations have are missed", () => {
    const rows = [
      ["a", "The connection is open.", "A conexão está aberta."],
      ["b", "The connection has a number.", "A conexão tem um número."],
      ["c", "Another connection and its number.", "Outra conexão e seu número."],
      ["d", "A connection without number.", "Uma conexao sem numero."],
    ] as const;
    const header = HEADER.replace("Language: de", "Language: pt_BR");
    const text = header + rows.map(([key, id, str]) => `msgctxt "${key}"\nmsgid "${id}"\nmsgstr "${str}"\n`).join("\n");
    const texts = rows.map(([key, source]) => ({ key, source }));
    const { findings } = check("", "", { locale: "pt-BR", text, texts });
    expect(findings).toMatchObject([{ code: "translation-accents", path: ["d"] }]);
  });
});

describe("accents", () => {
  const catalogOf = (locale: string, rows: readonly (readonly [string, string])[]) =>
    check("", "", {
      locale,
      text: `msgid ""\nmsgstr ""\n"Language: ${locale.replace("-", "_")}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n${rows
        .map(([id, str], index) => `msgctxt "${index}"\nmsgid "${id}"\nmsgstr "${str}"\n`)
        .join("\n")}`,
      texts: rows.map(([source], index) => ({ key: `${index}`, source })),
    }).findings.map(({ code, path, message }) => [code, path[0], message]);

  test.each([
    ["pt-BR", "Until the handshake ends, at most.", "ate o handshake terminar, no maximo.", '"ate" and "maximo"'],
    ["es", "The connection closes as well.", "La conexion se cierra tambien.", '"conexion" and "tambien"'],
    ["es", "The server closes.", "El servidor se esta cerrando.", '"se esta" and "esta cerrando"'],
    ["fr", "The request is sent.", "La requete est envoyee.", '"requete" and "envoyee"'],
    ["de", "Back for the page.", "Zurueck fur die Seite.", '"zurueck" and "fur"'],
  ])("of a catalog that has lost all of them: %s %j", (locale, source, translation, words) => {
    expect(catalogOf(locale, [[source, translation]])).toEqual([
      ["translation-accents", "0", `without accents, ${words} is misspelt in this language`],
    ]);
  });

  test("a long text without any is one that has lost them", () => {
    const source = "The river runs and runs through the wide land. ".repeat(8).trim();
    const text = "O rio corre e corre pela terra larga e plana. ".repeat(8).trim();
    expect(catalogOf("pt-BR", [[source, text]]).map(([code]) => code)).toEqual(["translation-accents"]);
    expect(catalogOf("pt-BR", [[source.slice(0, 46), text.slice(0, 45)]])).toEqual([]);
  });

  test("a word lost in two texts of many is missed there, and one that is written in both ways is not", () => {
    const rows = [
      ...["A", "B", "C", "D", "E"].map((name) => [`The zone ${name}.`, `La región ${name} y el césped.`] as const),
      ...["F", "G"].map((name) => [`The zone ${name}.`, `La zona ${name} y el cesped.`] as const),
      ...["H", "I", "J"].map((name) => [`As ${name}.`, `Como ${name}; cómo.`] as const),
    ];
    expect(catalogOf("es", rows)).toEqual(
      ["5", "6"].map((key) => ["translation-accents", key, 'elsewhere in this language "cesped" has accents']),
    );
  });

  test("a word that the source has too is a name", () => {
    expect(catalogOf("es", [["The Extension of a session.", "La Extension de una sesión."]])).toEqual([]);
  });
});

describe("glossary", () => {
  const { terms } = readGlossary(
    "close code: [Close-Code]\nclose: { accept: [schließ, geschlossen], note: never zu }\npolicy: Richtlinie\nnote: of the whole\n",
    "g.yaml",
  );
  test.each([
    ["The close code is sent.", "Der Close-Code wird gesendet.", []],
    ["Close codes are sent.", "Schließcodes werden gesendet.", ["translation-glossary"]],
    ["It is closed by policies.", "Richtlinien beenden es.", []],
    ["To close it.", "Um es zu beenden.", ["translation-glossary"]],
    ["To close it.", "Zum Schließen.", []],
    ["The policies decide.", "Die Regeln entscheiden.", ["translation-glossary"]],
    ["See `close`.", "Siehe `close`.", []],
  ])("%j as %j", (source, translation, expected) => {
    expect(codes(source, translation, { glossary: terms })).toEqual(expected);
  });

  test("what is no list of texts is a finding with its place", () => {
    expect(readGlossary("a: 5\nb: []\n", "g.yaml").findings).toMatchObject([
      { file: "g.yaml", line: 1, column: 4, code: "glossary-invalid" },
      { file: "g.yaml", line: 2, column: 4, code: "glossary-invalid" },
    ]);
  });
});

describe("header", () => {
  test.each([
    ["Language: fr\\n", "catalog-header"],
    ["Content-Type: text/plain; charset=iso-8859-1\\n", "catalog-header"],
    ["Plural-Forms: nplurals=6; plural=0;\\n", "catalog-header"],
    ["Plural-Forms: nplurals=1; plural=0;\\n", "catalog-header"],
    ["X-Generator: none\\n", undefined],
    ["Plural-Forms: nplurals=2; plural=(n != 2) + 1;\\n", "catalog-header"],
    ["Plural-Forms: nplurals=2; plural=process.exit();\\n", "catalog-header"],
    ["Plural-Forms: two\\n", "catalog-header"],
  ])("%j", (line, code) => {
    const fields = ["Language: de\\n", "Content-Type: text/plain; charset=utf-8\\n"];
    const others = fields.filter((field) => field.split(":")[0] !== line.split(":")[0]);
    const text = `msgid ""\nmsgstr ""\n${[...others, line].map((field) => `"${field}"\n`).join("")}\nmsgctxt "k"\nmsgid "One"\nmsgstr "Eins"\n`;
    expect(codes("One", "Eins", { text })).toEqual(code === undefined ? [] : [code]);
  });

  test("what is lacking is told with what it reads", () => {
    const text = 'msgctxt "k"\nmsgid "One"\nmsgstr "Eins"\n';
    expect(check("One", "Eins", { text }).findings.map(({ message }) => message)).toEqual([
      'the header has no Language; it reads "Language: de"',
      'the header has no Content-Type; it reads "Content-Type: text/plain; charset=utf-8"',
    ]);
  });

  test("an entry with plural forms of gettext is told", () => {
    const text = `${HEADER.trimEnd()}\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\nmsgctxt "k"\nmsgid "One"\nmsgid_plural "Ones"\nmsgstr[0] "Eins"\nmsgstr[1] "Einsen"\n`;
    expect(codes("One", "Eins", { text })).toEqual(["translation-structure"]);
  });

  test("the plural forms that new catalogs declare are right", () => {
    const text = `${HEADER.trimEnd().replace("de", "ru")}\n"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"\n\nmsgctxt "k"\nmsgid "One"\nmsgstr "Eins"\n`;
    expect(codes("One", "Eins", { text, locale: "ru" })).toEqual([]);
  });
});

describe("a catalog that cannot be read", () => {
  test.each([
    ["<<<<<<< HEAD\n", 1],
    ['msgid "a"\nmsgstr "x"\n\nmsgid "a"\nmsgstr "y"\n', 4],
    ['msgid "a"\nmsgstr "f\ufffdr"\n', 2],
  ])("%j is a finding", (text, line) => {
    expect(check("One", "Eins", { text }).findings).toMatchObject([{ code: "catalog-invalid", line }]);
  });
});

describe("stale and missing texts", () => {
  const texts = ["a", "b", "c", "d"].map((key) => ({ key, source: `Text ${key}` }));
  const text = `${HEADER}msgctxt "a"\nmsgid "Text a"\nmsgstr "Wort a"\n\n#, fuzzy\nmsgctxt "b"\nmsgid "Text b"\nmsgstr "Wort b"\n\nmsgctxt "c"\nmsgid "Text c"\nmsgstr ""\n\nmsgctxt "d"\nmsgid "Text d"\nmsgstr "Wort d"\n`;

  test("each is a finding where none is allowed", () => {
    expect(check("", "", { text, texts }).findings).toMatchObject([
      { code: "translation-stale", line: 13 },
      { code: "translation-missing", line: 15 },
    ]);
  });

  test.each([
    [0.5, []],
    [0.49, ["catalog-incomplete", "translation-stale", "translation-missing"]],
    [1, []],
  ])("with a limit of %d: %j", (tolerance, expected) => {
    expect(check("", "", { text, texts, tolerance }).findings.map(({ code }) => code)).toEqual(expected);
  });

  test("what is not translated is not judged", () => {
    expect(codes("Set `x` to 5.", "", { tolerance: 1 })).toEqual([]);
  });

  test("a catalog without today's texts is out of date", () => {
    const other = [...texts.slice(1, 3), { key: "d", source: "Reworded" }, { key: "e", source: "New" }];
    expect(check("", "", { text, texts: other, tolerance: 1 }).outdated.map(({ message }) => message)).toEqual([
      '"d" says something else in the spec now; run wireglot i18n update',
      '"e" is not in the catalog; run wireglot i18n update',
      '"a" is not in the spec any more; run wireglot i18n update',
    ]);
  });
});

describe("forms of a plural", () => {
  const source = "shorter than {n} (character|characters), as {file} says";
  test.each([
    ["de", "kürzer als {n} (Zeichen|Zeichen|Zeichen), wie {file} sagt", "(Zeichen|Zeichen|Zeichen) has 3 forms"],
    ["de", "kürzer als {n} (Buchstabe|), wie {file} sagt", "(Buchstabe|) has an empty form"],
    ["de", "kürzer als {n} (Buchstabe|Buchstaben, wie {file} sagt", "a bracket without its partner"],
    ["de", "kürzer als {n} Buchstabe|Buchstaben, wie {file} sagt", "a bar outside of brackets"],
    ["de", "kürzer als {n} (Buchstaben), wie {file} sagt", "one form"],
    ["ru", "короче {n} символов, как сказано в {file}", "ask for 3"],
    ["ja", "{file} によると {n} (文字|文字) 未満", "at most 1"],
  ])("%s: %s", (locale, translation, said) => {
    const text = po(source, translation).replace("Language: de", `Language: ${locale}`);
    const { findings } = check(source, translation, { locale, text });
    expect(findings).toEqual([
      expect.objectContaining({ code: "translation-structure", message: expect.stringContaining(said) }),
    ]);
  });
});
