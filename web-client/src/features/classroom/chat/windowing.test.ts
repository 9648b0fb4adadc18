import { expect, test } from 'vitest';
import { offsetsOf, rangeOf, rowAt, totalOf } from './windowing';

const KEYS = ['a', 'b', 'c', 'd'];

test('what was measured counts as it is, the rest as it is thought to be', () => {
  const offsets = offsetsOf(KEYS, new Map([['b', 100]]), 50);
  expect([...offsets]).toEqual([0, 50, 150, 200, 250]);
  expect(totalOf(offsets)).toBe(250);
});

test.each([
  ['at the top', 0, 0],
  ['just before the second', 49.9, 0],
  ['where the second begins', 50, 1],
  ['within a high one', 149, 1],
  ['in the last', 240, 3],
  ['beyond the end', 9_999, 3],
  ['above the top', -20, 0],
])('the row %s', (_, y, row) => {
  expect(rowAt(offsetsOf(KEYS, new Map([['b', 100]]), 50), y)).toBe(row);
});

test('of ten thousand rows only those that are seen are drawn', () => {
  const keys = Array.from({ length: 10_000 }, (_, index) => String(index));
  const offsets = offsetsOf(keys, new Map(), 60);
  const { from, to } = rangeOf(offsets, 300_000, 600);
  expect(from).toBeLessThanOrEqual(5_000);
  expect(to).toBeGreaterThanOrEqual(5_010);
  expect(to - from).toBeLessThan(30);
});

test('of nothing, nothing is drawn', () => {
  expect(rangeOf(offsetsOf([], new Map(), 60), 0, 600)).toEqual({ from: 0, to: 0 });
});
