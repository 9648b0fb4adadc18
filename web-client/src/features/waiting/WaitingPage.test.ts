// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { seatsOf } from '../../ui/Amphitheatre';
import { seatsTaken } from './WaitingPage';

const SEATS = seatsOf(9).length;

test('the hall fills as people come: one seat for each of the first, all for a full class', () => {
  expect(seatsTaken(0, 10_000)).toBe(0);
  expect(Math.round(seatsTaken(3, 10_000) * SEATS)).toBe(3);
  expect(seatsTaken(10_000, 10_000)).toBeCloseTo(1);
  const filling = [1, 10, 40, 100, 1_000, 9_000].map((waiting) => seatsTaken(waiting, 10_000));
  expect(filling).toEqual([...filling].sort((a, b) => a - b));
});
