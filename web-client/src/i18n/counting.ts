import { type Language, localeOf } from './languages';

/** How something is said for each kind of number that a language knows; # is the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

export interface Counting {
  /** A number in the digits of the language. */
  readonly digits: (count: number) => string;
  /** How many there are of something: “1 person”, “12 people”. */
  readonly counted: (count: number, forms: Forms) => string;
}

/** Counts as a language does. Each catalogue has its own, also where it only fills a gap. */
export function countingIn(language: Language): Counting {
  const locale = localeOf(language);
  const numbers = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const digits = (count: number) => numbers.format(count);
  return {
    digits,
    counted: (count, forms) =>
      (forms[rules.select(count)] ?? forms.other).replace('#', digits(count)),
  };
}
