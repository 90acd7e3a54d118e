/**
 * Words that have lost their accents. The catalog itself is the dictionary: what it mostly writes with accents should have
 * them everywhere. Of some languages there is besides what never stands without: frequent words, endings, and how many
 * letters of a text have accents at all, so that a catalog that lost all of them is no witness for itself.
 */
import { translationAccents } from "../rules/translations.js";
import { anatomyOf, type Problem, problem, type TextPair } from "./facts.js";

/** How often words stand in a catalog, in small letters. */
export interface AccentProfile {
  /** Words with accents, by what they are without. */
  readonly accented: ReadonlyMap<string, number>;
  readonly bare: ReadonlyMap<string, number>;
}

export function accentProfileOf(translations: readonly string[]): AccentProfile {
  const accented = new Map<string, number>();
  const bare = new Map<string, number>();
  for (const translation of translations) {
    for (const word of wordsOf(translation)) {
      const plain = withoutAccents(word);
      const counts = plain === word ? bare : accented;
      counts.set(plain, (counts.get(plain) ?? 0) + 1);
    }
  }
  return { accented, bare };
}

export function accentProblems(
  { source, translation, locale }: TextPair,
  { accented, bare }: AccentProfile,
): readonly Problem[] {
  const language = LANGUAGES[new Intl.Locale(locale).language];
  // What the source has as well is a name, or English.
  const foreign = new Set(wordsOf(source));
  const found = wordsOf(translation).filter((word) => !foreign.has(word));
  const words = [...new Set(found)];
  const pairs = found.map((word, index) => `${word} ${found[index + 1] ?? ""}`);
  const say = (variant: "default" | "always", list: readonly string[]): readonly Problem[] => {
    const at = new RegExp(`(?<!\\p{L})${list[0]}(?!\\p{L})`, "iu").exec(translation)?.index ?? 0;
    const shown = list.map((word) => JSON.stringify(word));
    return [problem(translationAccents, variant, { words: { list: shown, word: "and" } }, at)];
  };
  const misspelt = [...words, ...pairs].filter((word) => language?.always.test(language.fold?.(word) ?? word) === true);
  if (misspelt.length > 0) return say("always", misspelt);
  const suspects = words.flatMap((word) => {
    const [with_, without] = [accented.get(word) ?? 0, bare.get(word) ?? 0];
    return without > 0 && with_ >= 2 && with_ >= 2 * without ? [{ word, sure: with_ > 2 * without }] : [];
  });
  if (suspects.length > 1 || suspects.some(({ sure }) => sure))
    return say(
      "default",
      suspects.map(({ word }) => word),
    );
  const letters = found.join("");
  const expected = letters.length * (language?.share ?? 0);
  return expected >= TOO_MANY && !ACCENT.test(letters.normalize("NFD"))
    ? [problem(translationAccents, "none", { expected: Math.round(expected) })]
    : [];
}

/** Letters with accents that a text should have, and has none of: by chance once in thousands of texts. */
const TOO_MANY = 8;

const ACCENT = /\p{M}|ß/u;

/** In small letters, of Latin script. */
function wordsOf(translation: string): readonly string[] {
  return (
    anatomyOf(translation)
      .words.normalize("NFC")
      .toLowerCase()
      .match(/(?<![\p{L}\p{M}])\p{Script=Latin}[\p{L}\p{M}]+/gu) ?? []
  );
}

/** An accent on the ending is a matter of grammar in too many languages (fermé, formés, está), and stays. */
function withoutAccents(word: string): string {
  const [ending = ""] = /(?:és|.)$/u.exec(word) ?? [];
  const stem = word.slice(0, word.length - ending.length);
  return `${stem
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replaceAll("ß", "ss")}${ending}`;
}

interface Language {
  /** Words, and pairs of words, that are misspelt as they are, whatever they were meant to say. */
  readonly always: RegExp;
  /** What else may stand for an accent. */
  readonly fold?: (word: string) => string;
  /** Of the letters of a technical text: those with accents. */
  readonly share: number;
}

const whole = (...parts: readonly string[]): RegExp => new RegExp(`^(?:${parts.join("|")})$`, "u");
const { raw } = String;

const LANGUAGES: Readonly<Record<string, Language>> = {
  pt: {
    share: 0.045,
    always: whole(
      raw`\p{L}{2,}ao|\p{L}+[cs]oes|\p{L}+[aio]ve(?:l|is)|\p{L}{3,}(?:(?<!contr)ario|orio)s?|(?:obrigato|bina|necessa)rias?`,
      raw`ate|ja|voces?|tambem|alem|apos|porem|(?:nin|al)guem|mantem|tres|atras|varios|ingles|inicio|caracter`,
      raw`(?:ulti|maxi|mini)m[oa]s?|unic[oa]s?|propri[oa]s?|proxim[oa]s?|rapid[oa]s?|(?:in)?valid(?:as|os)|memorias?|sera|fara`,
      raw`codigos?|metodos?|parametros?|numeros?|paginas?|catalogos?|politicas?|titulos?|modulos?|indices?|digitos?`,
      raw`(?:minu|maiu)sculas?|conteudos?|saidas?|seguranca|mudancas?|diferencas?|enderecos?|espacos?|cabecalhos?|servicos?|licencas?`,
      raw`(?:re)?comec(?:a|am|ar|ou|o|ando)|esta (?!quando\b)\p{L}+[aei]ndo|(?:lanc|alcanc)(?:a|am|ar|ou|ad[oa]s?|ando)`,
    ),
  },
  es: {
    share: 0.023,
    always: whole(
      raw`\p{L}{2,}[cgnstx]ion|(?:pod|tend|hab|debe|ha|quer)rian?|(?:hab|ten|pod|deb)ian?`,
      raw`mas|asi|aqui|ahi|alli|(?:al|nin)gun|segun|tambien|despues|ademas|detras|traves|quiza|todavia|jamas|estan`,
      raw`(?:ulti|maxi|mini)m[oa]s?|unic[oa]s?|proxim[oa]s?|rapid[oa]s?|(?:in)?validos|vaci[oa]s?|pequen[oa]s?`,
      raw`codigos?|metodos?|parametros?|numeros?|paginas?|catalogos?|politicas?|titulos?|modulos?|parrafos?|digitos?`,
      raw`(?:minu|mayu)sculas?|disenos?|(?:recib|pid|perd|romp|escrib|respond|ofrec|admit|ocurr)io|categorias?|lineas?|tamanos?|contrasenas?|senal|ambitos?|exitos?|estandar|bufer|caracter|dias|analisis`,
      raw`esta (?!cuando\b)\p{L}+ndo|se esta|(?:re)?envi(?:a|an|e|en)|anad(?:a|an|e|en|ir)|facil(?:es)?|dificil(?:es)?|util(?:es)?|espanol|arabe|aleman|ingles`,
    ),
  },
  fr: {
    share: 0.031,
    always: whole(
      raw`\p{L}{3,}ees?|\p{L}{2,}ieres?|\p{L}*erieure?s?|memes?|etre|ete|etai(?:t|ent)|apres|tres|deja|desormais|malgre`,
      raw`bientot|aussitot|delais?|cles?|requetes?|reponses?|methodes?|parametres?|numeros?|defauts?|securite|unites?`,
      raw`reseaux?|acces|succes|caracteres?|elements?|evenements?|etapes?|etats?|etiquettes?|regles?|repertoires?`,
      raw`problemes?|systemes?|modeles?|fenetres?|memoires?|resultats?|echecs?|hotes?|operat(?:ion|eur)s?|categories?`,
      raw`envoyes?|reel(?:le)?s?|separe\p{L}*|prefere\p{L}*|leve(?:nt)?|proprietes?|references?|differen(?:ce|t|te)s?|necessaires?|obsoletes?|recoi(?:s|t|vent)|recus?|ecri(?:ts?|tes?|re|ture|vez|vent)`,
      raw`(?:specif|verif|repet|gener|execut|resol|desactiv|decid|depass|reuss|echou|reessa|deconne|(?:re)?demarr|arret|design|resou|delivr|precis|preced|defini|etabli)\p{L}*`,
    ),
  },
  de: {
    share: 0.011,
    // As on a keyboard without umlauts: fuer, moeglich.
    fold: (word) => word.replace(/([aou])e/g, "$1"),
    always: whole(
      raw`(?:da|wo|hier)?fur|(?:dar|hier|gegen)?uber\p{L}*|zuruck\p{L}*|\p{L}*(?:moglich|hochstens|schlussel|gultig|standig)\p{L}*`,
      raw`konnen|mussen|durfen|wahrend|enthalt|(?:zu)?gehor(?:t|en|ig\p{L}*)|anderung(?:en)?|(?:ge|unver)andert\p{L}*`,
      raw`fruh(?:er\p{L}*|estens)?|spater\p{L}*|nachste[rsmn]?|worter\p{L}*|satzen?|kanalen?|empfanger\p{L}*`,
      raw`(?:ge)?offnet\p{L}*|offnen|\p{L}*pruf\p{L}+|(?:ge)?losch(?:en|t)|unter(?:stutz|druck)\p{L}+|\p{L}*auflosung(?:en)?`,
      raw`erganz\p{L}+|erklar\p{L}+|binar\p{L}*|verzoger\p{L}+|zulassig\p{L}*|abhangig\p{L}*|ahnlich\p{L}*|naturlich\p{L}*|(?:un|be)?notig\p{L}*|(?:standard|regel|plan)ma(?:ss|ß)ig\p{L}*`,
    ),
  },
};
