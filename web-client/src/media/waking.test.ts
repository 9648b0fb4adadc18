// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchWaking } from './waking';

let stop: () => void;
const woke = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  woke.mockReset();
  stop = watchWaking(woke);
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

test('a machine that stays awake wakes nobody', () => {
  vi.advanceTimersByTime(600_000);
  expect(woke).not.toHaveBeenCalled();
});

test('a machine that slept for ten minutes is noticed as soon as it runs', () => {
  vi.advanceTimersByTime(10_000);
  vi.setSystemTime(Date.now() + 600_000);
  vi.advanceTimersByTime(2_000);
  expect(woke).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(60_000);
  expect(woke).toHaveBeenCalledOnce();
});

test.each([
  ['the network is back', () => window.dispatchEvent(new Event('online'))],
  ['the page is looked at again', () => document.dispatchEvent(new Event('visibilitychange'))],
  ['the browser lets the page run again', () => document.dispatchEvent(new Event('resume'))],
])('%s', (_, happen) => {
  happen();
  expect(woke).toHaveBeenCalledOnce();
  stop();
  happen();
  expect(woke).toHaveBeenCalledOnce();
});
