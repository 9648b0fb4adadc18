import { en } from './en';

/** The words of the page's language. */
export const words = en;

/** The language of the person's times and dates. */
const locale = () => navigator.language;

export function timeOf(instant: string | Date): string {
  return new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit' }).format(
    new Date(instant),
  );
}

export function timeRange(from: string, to: string): string {
  return new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit' }).formatRange(
    new Date(from),
    new Date(to),
  );
}

export function dayOf(instant: string | Date): string {
  const form = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return new Intl.DateTimeFormat(locale(), form).format(new Date(instant));
}

export function listOf(names: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(names);
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
  return new Intl.ListFormat(locale(), { type: 'unit' }).format(
    minutes > 0 ? parts : parts.slice(0, 1),
  );
}

/** A duration as a clock shows it: 4:07, 1:04:07. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const padded = parts.map((part) => String(part).padStart(2, '0'));
  return (parts[0] === 0 ? padded.slice(1) : padded).join(':').replace(/^0(?=\d:|\d\d:)/, '');
}

/** A number for a mark with little room: 12, 1K. */
export function shortNumber(count: number): string {
  return new Intl.NumberFormat(locale(), { notation: 'compact', maximumFractionDigits: 0 }).format(
    count,
  );
}
