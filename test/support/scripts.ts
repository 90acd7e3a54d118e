/** Catalogs in other scripts: every word of a text becomes one of the script, code and references stay. */
import type { Catalog } from "../../generator/i18n/catalog.js";
import { splitProse } from "../../generator/references.js";

const WORDS: Readonly<Record<string, readonly string[]>> = {
  de: ["Verbindungswiederherstellung", "Zeitüberschreitung", "Übertragungsgeschwindigkeit", "und", "Nachricht"],
  ru: ["переподключение", "предопределённый", "соединение", "и", "сообщение"],
  ja: ["接続", "時間切れ", "再接続", "の", "メッセージ", "を受け取る"],
  "zh-CN": ["连接", "超时", "重新连接", "的", "消息"],
  ko: ["연결", "시간초과", "재연결을", "그리고", "메시지"],
  ar: ["الاتصال", "المهلة", "إعادة", "و", "الرسالة"],
};

const UNSPACED = new Set(["ja", "zh-CN"]);

/** The first word of a text is always the same: tests look for it. */
export function scriptCatalog(locale: string): Catalog {
  const words = WORDS[locale] ?? [];
  let count = 0;
  const written = (text: string): string =>
    text
      .replace(/\{\w+\}|[A-Za-z][A-Za-z'’-]*/g, (word) =>
        word.startsWith("{") ? word : (words[count++ % words.length] ?? ""),
      )
      .replace(UNSPACED.has(locale) ? /(?<=\S) (?=\S)/g : /$^/, "")
      .replace(UNSPACED.has(locale) ? /\./g : /$^/, "。");
  return {
    locale,
    translate({ source }) {
      count = 0;
      const text = splitProse(source)
        .map((part) =>
          part.part === "code" ? `\`${part.text}\`` : part.part === "reference" ? part.text : written(part.text),
        )
        .join("");
      return { text, state: "translated" };
    },
  };
}
