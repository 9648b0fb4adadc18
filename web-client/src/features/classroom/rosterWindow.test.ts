import { expect, test } from 'vitest';
import { awaitedRows, ROW_HEIGHT, windowOf } from './rosterWindow';

test.each([
  ['at the top', 0, 600, 0, 20],
  ['a little scrolled asks the same', 4, 600, 0, 30],
  ['far down', 3_000, 600, 2_990, 30],
])('%s', (_, row, height, offset, limit) => {
  expect(windowOf(row * ROW_HEIGHT, height)).toEqual({ offset, limit });
});

test('never more than a hundred rows', () => {
  expect(windowOf(0, 100_000).limit).toBe(100);
});

test.each([
  ['nothing has come', null, { offset: 0, limit: 30 }, 3, [0, 1, 2]],
  ['all is there', { offset: 0, rows: ['a', 'b'] }, { offset: 0, limit: 30 }, 2, []],
  ['scrolled on', { offset: 0, rows: ['a', 'b'] }, { offset: 1, limit: 3 }, 9, [2, 3]],
  ['nobody is there', null, { offset: 0, limit: 30 }, 0, []],
])('rows are awaited: %s', (_, has, asked, total, awaited) => {
  expect(awaitedRows(has, asked, total)).toEqual(awaited);
});
