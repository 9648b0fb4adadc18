import { expect, test } from 'vitest';
import { ROW_HEIGHT, windowOf } from './rosterWindow';

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
