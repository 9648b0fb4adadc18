/** The languages that the page speaks, each named in itself. */
export const LANGUAGES = {
  en: 'English',
  hi: 'हिन्दी',
  es: 'Español',
  ar: 'العربية',
} as const;

export type Language = keyof typeof LANGUAGES;
export type Direction = 'ltr' | 'rtl';

const CHOSEN = 'lyceum.language';
const RIGHT_TO_LEFT: readonly Language[] = ['ar'];

export const isLanguage = (name: string): name is Language => Object.hasOwn(LANGUAGES, name);

/** “es” of “es-MX”. */
const languageOf = (tag: string) => tag.toLowerCase().split('-')[0] ?? '';

export function directionOf(language: Language): Direction {
  return RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
}

/** What the person chose in this browser, else the first language of the browser that there is here. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(CHOSEN);
  if (chosen !== null && isLanguage(chosen)) return chosen;
  return navigator.languages.map(languageOf).find(isLanguage) ?? 'en';
}

/** Remembers the language and begins anew in it: all that is on the page is in the one before. */
export function chooseLanguage(language: Language, reload = () => location.reload()): void {
  localStorage.setItem(CHOSEN, language);
  reload();
}

/** The person's own form of a language, es-MX for es, where the browser names one. */
export function localeOf(language: Language): string {
  return navigator.languages.find((tag) => languageOf(tag) === language) ?? language;
}
