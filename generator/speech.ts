/** The language that the command line speaks: which one is asked for, and how it says things. English costs nothing. */
import { readFileSync } from "node:fs";
import { findConfig } from "./config.js";
import type { Message, Speech } from "./message.js";
import { remark } from "./remarks.js";

/** What a run is asked in. */
export interface Asked {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working folder, absolute. */
  readonly cwd: string;
}

/** Undefined: English, or no language that this package speaks. */
export async function speechFor(asked: Asked): Promise<Speech | undefined> {
  const wanted = languagesOf(asked).filter((language) => language !== undefined);
  if (wanted.length === 0 || /^en\b/i.test(wanted[0] ?? "")) return undefined;
  const { loadSpeech } = await import("./i18n/load-speech.js");
  return loadSpeech(wanted);
}

/** What is said to someone who asks by `--lang` for a language that is not spoken; the environment asks every program. */
export async function unspoken(args: readonly string[]): Promise<Message | undefined> {
  const lang = flagIn(args);
  if (lang === undefined || /^en\b/i.test(lang)) return undefined;
  const { spokenLanguages } = await import("./i18n/load-speech.js");
  const list = ["en", ...spokenLanguages()].sort();
  return remark("lang.unknown", { lang: JSON.stringify(lang), languages: { list, word: "and" } });
}

/** `--lang`, then the environment as gettext reads it, then `lang` of the config; the preferred language first. */
export function languagesOf({ args, env, cwd }: Asked): readonly string[] {
  const flag = flagIn(args);
  if (flag !== undefined) return [flag];
  const named = env["WIREGLOT_LANG"];
  if (named !== undefined && named !== "") return [tagOf(named)];
  const locale = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((value) => value !== undefined && value !== "");
  if (locale === undefined || /^(?:C|POSIX)(?:\.|$)/.test(locale)) return configured(cwd);
  // GNU's list of languages counts where there is a locale at all.
  const list = (env["LANGUAGE"] ?? "").split(":").filter((value) => value !== "");
  return (list.length > 0 ? list : [locale]).map(tagOf);
}

/** Of `--lang de` and `--lang=de`. */
function flagIn(args: readonly string[]): string | undefined {
  const end = args.indexOf("--");
  const flags = end < 0 ? args : args.slice(0, end);
  const at = flags.findLastIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  if (at < 0) return undefined;
  return flags[at] === "--lang" ? flags[at + 1] : flags[at]?.slice("--lang=".length);
}

/** `pt_BR.UTF-8` is `pt-BR`. */
function tagOf(locale: string): string {
  return locale.replace(/[.@].*$/, "").replaceAll("_", "-");
}

/** Without reading YAML: commands that need the config read all of it, with findings. */
function configured(cwd: string): readonly string[] {
  const file = findConfig(cwd);
  if (file === undefined) return [];
  try {
    const [, lang] = /^lang:\s*["']?([\w-]+)/m.exec(readFileSync(file, "utf8")) ?? [];
    return lang === undefined ? [] : [lang];
  } catch {
    return [];
  }
}
