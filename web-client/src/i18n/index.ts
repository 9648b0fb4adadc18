import { type Translation, withEnglish, type Words } from './catalogue';
import { en } from './en';
import { type Direction, directionOf, type Language, localeOf } from './languages';

/**
 * The words of the page's language. A live binding, set once before the first page is drawn: whoever reads it while a
 * module is loaded gets English, which the linter refuses.
 */
export let words: Words = en;

let spoken: Language = 'en';
/** The form of the person's numbers, times and dates. */
let spokenLocale = localeOf(spoken);

/** English is always there; of the others, only the one that is spoken is loaded. */
const CATALOGUES: Record<Exclude<Language, 'en'>, () => Promise<Translation>> = {
  hi: async () => (await import('./hi')).hi,
  es: async () => (await import('./es')).es,
  ar: async () => (await import('./ar')).ar,
};

/** The whole page speaks a language from here on; a catalogue that does not come leaves it in English. */
export async function speak(language: Language): Promise<void> {
  const translation = language === 'en' ? {} : await CATALOGUES[language]().catch(() => null);
  spoken = translation === null ? 'en' : language;
  spokenLocale = localeOf(spoken);
  words = withEnglish(en, translation ?? {});
  document.documentElement.lang = spoken;
  document.documentElement.dir = directionOf(spoken);
}

export function spokenLanguage(): Language {
  return spoken;
}

export function spokenDirection(): Direction {
  return directionOf(spoken);
}

export function timeOf(instant: string | Date): string {
  return new Intl.DateTimeFormat(spokenLocale, { hour: 'numeric', minute: '2-digit' }).format(
    new Date(instant),
  );
}

export function timeRange(from: string, to: string): string {
  return new Intl.DateTimeFormat(spokenLocale, { hour: 'numeric', minute: '2-digit' }).formatRange(
    new Date(from),
    new Date(to),
  );
}

export function dayOf(instant: string | Date): string {
  const form = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return new Intl.DateTimeFormat(spokenLocale, form).format(new Date(instant));
}

export function listOf(names: readonly string[]): string {
  return new Intl.ListFormat(spokenLocale, { type: 'conjunction' }).format(names);
}

export function minutesBetween(from: string | number, to: string | number): number {
  return Math.round((new Date(to).getTime() - new Date(from).getTime()) / 60_000);
}

/** How long something lasted, in words; what has begun of a unit counts for nothing. */
export function durationBetween(from: string, to: string): string {
  const seconds = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1_000));
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  if (seconds < 60) return words.durations.seconds(seconds);
  if (hours === 0) return words.durations.minutes(minutes);
  const parts = [words.durations.hours(hours), words.durations.minutes(minutes)];
  return new Intl.ListFormat(spokenLocale, { type: 'unit' }).format(
    minutes > 0 ? parts : parts.slice(0, 1),
  );
}

/** A duration as a clock shows it: 4:07, 1:04:07. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  const form = (digits: number) =>
    new Intl.NumberFormat(spokenLocale, { minimumIntegerDigits: digits });
  return shown.map((part, index) => form(index === 0 ? 1 : 2).format(part)).join(':');
}

/** A whole number, as people write it: 1,032. */
export function numberOf(count: number): string {
  return new Intl.NumberFormat(spokenLocale).format(count);
}

/** A number for a mark with little room: 12, 1K. */
export function shortNumber(count: number): string {
  return new Intl.NumberFormat(spokenLocale, {
    notation: 'compact',
    maximumFractionDigits: 0,
  }).format(count);
}
