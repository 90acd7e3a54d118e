/** The plurals of a language, by Unicode's rules. */

/** In the order in which the forms of a word stand. */
const CATEGORIES: readonly Intl.LDMLPluralRule[] = ["zero", "one", "two", "few", "many", "other"];

export interface PluralCategories {
  /** Those of which a word may have a form of its own. */
  readonly all: readonly Intl.LDMLPluralRule[];
  /** Those of whole numbers as they are met with; of a million, some languages speak in one more. */
  readonly whole: readonly Intl.LDMLPluralRule[];
  select(n: number): Intl.LDMLPluralRule;
}

const known = new Map<string, PluralCategories>();

export function pluralCategoriesOf(locale: string): PluralCategories {
  const found = known.get(locale);
  if (found !== undefined) return found;
  const rules = new Intl.PluralRules(locale);
  const { pluralCategories } = rules.resolvedOptions();
  const met = new Set(Array.from({ length: 200 }, (_, n) => rules.select(n)));
  const categories: PluralCategories = {
    all: CATEGORIES.filter((category) => pluralCategories.includes(category)),
    whole: CATEGORIES.filter((category) => met.has(category)),
    select: (n) => rules.select(n),
  };
  known.set(locale, categories);
  return categories;
}
