import { expect, test } from 'vitest';
import type { ClassState, LiveClass } from '../protocol/rest.generated';
import { timetableOf } from './timetable';

const NOW = new Date(2026, 10, 21, 10, 0);

function one(id: string, state: ClassState, hour: number, days = 0): LiveClass {
  const at = (plus: number) => new Date(2026, 10, 21 + days, hour + plus).toISOString();
  return {
    id,
    title: id,
    state,
    startsAt: at(0),
    endsAt: at(1),
    opensAt: at(0),
    capacity: 100,
    teachers: [],
    lobby: false,
    myRole: 'student',
  };
}

const ids = (classes: readonly LiveClass[]) => classes.map(({ id }) => id);

test('a day is told as now, later and earlier, then the days after', () => {
  const day = timetableOf(
    [
      one('afternoon', 'scheduled', 15),
      one('noon', 'scheduled', 12),
      one('open', 'open', 10),
      one('overrun', 'live', 8),
      one('morning', 'ended', 7),
      one('missed', 'scheduled', 6),
      one('tomorrow', 'scheduled', 9, 1),
    ],
    NOW,
  );
  expect(ids(day.now)).toEqual(['overrun', 'open']);
  expect(ids(day.later)).toEqual(['noon', 'afternoon']);
  expect(ids(day.earlier)).toEqual(['missed', 'morning']);
  expect(day.comingDays.map(({ classes }) => ids(classes))).toEqual([['tomorrow']]);
});

test('a class that is on stays on past midnight, and before it', () => {
  const classes = [
    { ...one('over midnight', 'live', 23), endsAt: new Date(2026, 10, 22, 1).toISOString() },
    one('after midnight', 'open', 0, 1),
    one('yesterday morning', 'ended', 9),
  ];
  const before = timetableOf(classes, new Date(2026, 10, 21, 23, 55));
  expect(ids(before.now)).toEqual(['over midnight', 'after midnight']);
  expect(before.comingDays).toEqual([]);
  const after = timetableOf(classes, new Date(2026, 10, 22, 0, 5));
  expect(ids(after.now)).toEqual(['over midnight', 'after midnight']);
  expect(ids(after.earlier)).toEqual([]);
});
