import { expect, test } from 'vitest';
import { LastHeard } from './lastHeard';

/** Looks four times a second while the count grows. */
function hears(last: LastHeard, fromMs: number, toMs: number): void {
  for (let ms = fromMs; ms <= toMs; ms += 250) last.observe(ms, ms);
}

test('is the last time that the count grew', () => {
  const last = new LastHeard();
  last.begin(1_000);
  expect(last.ms).toBe(1_000);
  hears(last, 1_250, 3_000);
  last.observe(3_250, 3_000);
  last.observe(9_000, 3_000);
  expect(last.ms).toBe(3_000);
});

test('what lay in the buffers of a machine that slept is no news', () => {
  const last = new LastHeard();
  last.begin(1_000);
  hears(last, 1_250, 4_000);
  hears(last, 40_000, 41_000);
  expect(last.ms).toBe(4_000);
});

test('whoever still hears something a while after waking is in touch', () => {
  const last = new LastHeard();
  last.begin(1_000);
  hears(last, 40_000, 43_500);
  expect(last.ms).toBe(43_500);
});

test('a page in the background, which looks once a second, does not sleep', () => {
  const last = new LastHeard();
  last.begin(0);
  for (let ms = 1_000; ms <= 20_000; ms += 1_000) last.observe(ms, ms);
  expect(last.ms).toBe(20_000);
});

test('a new connection begins anew, also right after waking', () => {
  const last = new LastHeard();
  last.begin(0);
  hears(last, 40_000, 40_500);
  last.begin(41_000);
  last.observe(41_250, 7);
  expect(last.ms).toBe(41_250);
});
