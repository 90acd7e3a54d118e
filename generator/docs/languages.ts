/** What documentation needs to know of a language: its own name, and which way it runs. */

const RIGHT_TO_LEFT = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"]);

export function directionOf(locale: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(new Intl.Locale(locale).maximize().script ?? "") ? "rtl" : "ltr";
}

/** As its speakers write it: `Deutsch`, `Português (Brasil)`, `日本語`. */
export function nameOf(locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: "language" }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** As the speakers of another language call it: `Englisch` in German. */
export function nameOfIn(locale: string, other: string): string {
  return new Intl.DisplayNames([other], { type: "language" }).of(locale) ?? locale;
}
