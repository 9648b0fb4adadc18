import { expect, test } from 'vitest';
import { NetworkQuality, type NetworkSample } from './network';

const CALM = { frozenSeconds: 0, roundTripMs: 40, jitterMs: 5, sendingLoss: 0 };

/** Feeds a quarter second at a time; `per` says what each second adds. */
function after(
  seconds: number,
  per: Partial<NetworkSample>,
  { quality = new NetworkQuality(), from = 0 } = {},
) {
  const { received = 100, lost = 0, frozenSeconds = 0, ...now } = per;
  let word = '';
  for (let at = from; at <= from + seconds; at += 0.25) {
    word = quality.observe(at * 1_000, {
      ...CALM,
      ...now,
      received: 1_000 + received * at,
      lost: lost * at,
      frozenSeconds: frozenSeconds * at,
    });
  }
  return word;
}

test.each([
  ['excellent', { lost: 1 }],
  ['good', { lost: 5 }],
  ['poor', { lost: 15 }],
  ['good', { roundTripMs: 300 }],
  ['poor', { roundTripMs: 900 }],
  ['good', { jitterMs: 60 }],
  ['poor', { jitterMs: 150 }],
  ['good', { frozenSeconds: 0.1 }],
  ['poor', { frozenSeconds: 0.5 }],
  ['poor', { sendingLoss: 0.3 }],
  ['excellent', { received: 0 }],
])('a network is %s with %o a second', (word, per) => {
  expect(after(10, per)).toBe(word);
});

test('one bad moment changes nothing', () => {
  const quality = new NetworkQuality();
  after(10, {}, { quality });
  expect(after(2, { roundTripMs: 600 }, { quality, from: 10 })).toBe('excellent');
  expect(after(8, {}, { quality, from: 12.25 })).toBe('excellent');
});

test('what stays bad is told within six seconds, and what is well again too', () => {
  const quality = new NetworkQuality();
  after(10, {}, { quality });
  expect(after(6, { roundTripMs: 1_500 }, { quality, from: 10.25 })).toBe('poor');
  expect(after(12, {}, { quality, from: 16.5 })).toBe('excellent');
});

test('a new connection counts from nothing', () => {
  const quality = new NetworkQuality();
  after(10, {}, { quality });
  const sample = { ...CALM, received: 3, lost: 0 };
  expect(quality.observe(20_000, sample)).toBe('excellent');
  expect(quality.observe(23_000, { ...sample, received: 300, lost: 1 })).toBe('excellent');
});
