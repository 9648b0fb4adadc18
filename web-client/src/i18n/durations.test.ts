// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { durationBetween } from '.';

test.each([
  [0, '0 seconds'],
  [34, '34 seconds'],
  [59.9, '59 seconds'],
  [60, '1 minute'],
  [119, '1 minute'],
  [3_599, '59 minutes'],
  [3_600, '1 hour'],
  [3_840, '1 hour, 4 minutes'],
  [-5, '0 seconds'],
])('what lasted %d s lasted %s', (seconds, said) => {
  const began = Date.UTC(2026, 1, 1);
  const ended = new Date(began + seconds * 1_000).toISOString();
  expect(durationBetween(new Date(began).toISOString(), ended)).toBe(said);
});
