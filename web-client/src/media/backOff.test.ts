import { expect, test } from 'vitest';
import { fullJitter } from './backOff';

const growth = { firstMs: 300, longestMs: 4_000, factor: 2 };

test.each([
  [0, 300],
  [1, 600],
  [3, 2_400],
  [4, 4_000],
  [1_000, 4_000],
])('pause %i is somewhere below %i ms', (attempt, bound) => {
  expect(fullJitter(attempt, growth, () => 0)).toBe(0);
  expect(fullJitter(attempt, growth, () => 0.5)).toBe(bound / 2);
  expect(fullJitter(attempt, growth, () => 0.999)).toBeLessThan(bound);
});
