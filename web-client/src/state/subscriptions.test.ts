import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askedHeight, Subscriptions } from './subscriptions';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([
  ['hidden', 0, 1, 0],
  ['a tile asks for its layer', 132, 1, 170],
  ['twice the pixels', 132, 2, 330],
  ['no more than twice', 132, 4, 330],
  ['a large stage', 600, 1, 750],
  ['never beyond what exists', 4_000, 2, 2_160],
])('%s', (_, cssHeight, ratio, asked) => {
  expect(askedHeight(cssHeight, ratio)).toBe(asked);
});

function subscriptions() {
  const asked: string[] = [];
  const made = new Subscriptions((slot, height) => asked.push(`${slot} ${height}`) > 0);
  const settle = () => vi.advanceTimersByTime(1_000);
  return { made, asked, settle };
}

test('sizes that still change ask once, and nothing is asked twice', () => {
  const { made, asked, settle } = subscriptions();
  for (const height of [100, 140, 200]) made.drawn('tile1', height);
  settle();
  made.drawn('tile1', 200);
  settle();
  expect(asked).toEqual(['tile1 250']);
});

test('a slot that somebody fills and nobody draws is paused', () => {
  const { made, asked, settle } = subscriptions();
  made.filled('tile1');
  made.filled('tile2');
  made.drawn('tile2', 80);
  settle();
  expect(asked).toEqual(['tile1 0', 'tile2 100']);
});

test('a hidden page pauses its pictures, and they come back', () => {
  const { made, asked, settle } = subscriptions();
  made.drawn('stageCamera', 400);
  settle();
  made.pageHidden(true);
  settle();
  made.pageHidden(false);
  settle();
  expect(asked).toEqual(['stageCamera 500', 'stageCamera 0', 'stageCamera 500']);
});

test('data is saved on cameras, and on the size of a shared screen', () => {
  const { made, asked, settle } = subscriptions();
  made.saveData(true);
  made.drawn('stageCamera', 400);
  made.drawn('tile1', 100);
  made.drawn('sharedScreen', 800);
  settle();
  made.saveData(false);
  settle();
  expect(asked).toEqual([
    'stageCamera 0',
    'tile1 0',
    'sharedScreen 540',
    'stageCamera 500',
    'tile1 130',
    'sharedScreen 1000',
  ]);
});

test('after a lost path every picture that is shown begins again', () => {
  const { made, asked, settle } = subscriptions();
  made.drawn('stageCamera', 400);
  made.drawn('tile1', 0);
  settle();
  asked.length = 0;
  made.beginAgain();
  settle();
  expect(asked).toEqual(['stageCamera 0', 'stageCamera 500']);
});

test('a new connection is told everything', () => {
  const { made, asked, settle } = subscriptions();
  made.drawn('stageCamera', 400);
  settle();
  made.reassert();
  settle();
  expect(asked).toEqual(['stageCamera 500', 'stageCamera 500']);
});
