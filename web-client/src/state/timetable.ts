import type { LiveClass } from '../protocol/rest.generated';

/** A person's classes as a day is told: now, next, later; then the days after. */
export interface Timetable {
  readonly now: readonly LiveClass[];
  readonly later: readonly LiveClass[];
  readonly earlier: readonly LiveClass[];
  readonly comingDays: readonly { readonly day: Date; readonly classes: readonly LiveClass[] }[];
}

/** @param classes those of the day before too: one that began then may go on past midnight */
export function timetableOf(classes: readonly LiveClass[], now: Date): Timetable {
  const sorted = [...classes].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const today = startOfDay(now).getTime();
  const tomorrow = startOfDay(now, 1).getTime();
  const touchesToday = (one: LiveClass) =>
    Date.parse(one.endsAt) > today && Date.parse(one.startsAt) < tomorrow;
  const on = sorted.filter((one) => isOn(one, now));
  const off = sorted.filter((one) => !isOn(one, now));
  const toCome = off.filter((one) => !isOver(one, now));
  return {
    now: on.sort(liveFirst),
    later: toCome.filter((one) => Date.parse(one.startsAt) < tomorrow),
    earlier: off.filter((one) => isOver(one, now) && touchesToday(one)),
    comingDays: byDay(toCome.filter((one) => Date.parse(one.startsAt) >= tomorrow)),
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
