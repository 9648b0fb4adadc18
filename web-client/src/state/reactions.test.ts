import { expect, test } from 'vitest';
import { reactionsLeft, reactionsShown, SHOWN_MS } from './reactions';

const sums = (...reactions: ['clap' | 'heart' | 'thumbsUp', number][]) => ({
  reactions: reactions.map(([reaction, count]) => ({ reaction, count })),
});

test('sums of the seconds in which a counter stands add up', () => {
  const first = reactionsShown([], sums(['clap', 12]), 0);
  expect(reactionsShown(first, sums(['clap', 30]), 1_000)).toEqual([
    { reaction: 'clap', count: 42, lastMs: 1_000 },
  ]);
});

test('a counter that has gone begins anew', () => {
  const first = reactionsShown([], sums(['clap', 12]), 0);
  expect(reactionsShown(first, sums(['clap', 1]), SHOWN_MS)).toEqual([
    { reaction: 'clap', count: 1, lastMs: SHOWN_MS },
  ]);
});

test('counters keep their order, whatever comes first, and none stands for nothing', () => {
  const shown = reactionsShown([], sums(['heart', 1], ['thumbsUp', 2], ['clap', 0]), 0);
  expect(shown.map(({ reaction }) => reaction)).toEqual(['thumbsUp', 'heart']);
});

test('only those that are old enough go', () => {
  const first = reactionsShown([], sums(['clap', 1]), 0);
  const both = reactionsShown(first, sums(['heart', 1]), 2_000);
  expect(reactionsLeft(both, SHOWN_MS).map(({ reaction }) => reaction)).toEqual(['heart']);
});
