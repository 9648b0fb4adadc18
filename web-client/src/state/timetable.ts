import type { LiveClass } from '../protocol/rest.generated';

/** A person's classes as a day is told: now, next, later; then the days after. */
export interface Timetable {
  readonly now: readonly LiveClass[];
  readonly later: readonly LiveClass[];
  readonly earlier: readonly LiveClass[];
  readonly comingDays: readonly { readonly day: Date; readonly classes: readonly LiveClass[] }[];
}

export function timetableOf(classes: readonly LiveClass[], now: Date): Timetable {
  const sorted = [...classes].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const tomorrow = startOfDay(now, 1).getTime();
  const today = sorted.filter((one) => Date.parse(one.startsAt) < tomorrow);
  const rest = sorted.filter((one) => Date.parse(one.startsAt) >= tomorrow && !isOver(one, now));
  return {
    now: today.filter((one) => isOn(one, now)).sort(liveFirst),
    later: today.filter((one) => !isOn(one, now) && !isOver(one, now)),
    earlier: today.filter((one) => !isOn(one, now) && isOver(one, now)),
    comingDays: byDay(rest),
  };
}

/** Whether a person can go in now: it is open or live. */
function isOn(one: LiveClass, now: Date): boolean {
  if (one.state === 'live') return true;
  return one.state === 'open' && Date.parse(one.endsAt) > now.getTime();
}

function liveFirst(a: LiveClass, b: LiveClass): number {
  return Number(b.state === 'live') - Number(a.state === 'live');
}

function isOver(one: LiveClass, now: Date): boolean {
  return one.state === 'ended' || Date.parse(one.endsAt) <= now.getTime();
}

export function startOfDay(day: Date, plusDays = 0): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + plusDays);
}

function byDay(classes: readonly LiveClass[]): Timetable['comingDays'] {
  const days = new Map<number, LiveClass[]>();
  for (const one of classes) {
    const day = startOfDay(new Date(one.startsAt)).getTime();
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return [...days].map(([day, ofDay]) => ({ day: new Date(day), classes: ofDay }));
}
