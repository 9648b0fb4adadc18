import { expect, test } from 'vitest';
import { type Code, pageProblem } from '../protocol/problem';
import { isFinal, isUnused, Recovery } from './recovery';

const half = () => 0.5;
const after = (recovery: Recovery, code: Code) => {
  const step = recovery.next(1_000, true);
  return recovery.pauseAfter(step, pageProblem(code));
};

test('a path that is gone is restarted, for as long as the other side remembers it', () => {
  const recovery = new Recovery(0, half);
  expect(recovery.next(1_000, true)).toBe('restart');
  expect(recovery.next(24_000, true)).toBe('restart');
  expect(recovery.next(25_000, true)).toBe('rejoin');
});

test('a laptop that slept for ten minutes joins at once', () => {
  expect(new Recovery(0, half).next(600_000, true)).toBe('rejoin');
});

test('a connection that is closed is not restarted, and not later either', () => {
  const recovery = new Recovery(0, half);
  expect(recovery.next(1_000, false)).toBe('rejoin');
  expect(recovery.next(1_200, true)).toBe('rejoin');
});

test.each(['session-not-found', 'no-node'] as const)(
  'a restart that is answered by %s is followed by a join almost at once',
  (code) => {
    const recovery = new Recovery(0, half);
    for (let lost = 0; lost < 5; lost++) after(recovery, 'offline');
    expect(after(recovery, code)).toBe(150);
    expect(after(recovery, 'no-node')).toBe(300);
    expect(recovery.next(1_300, true)).toBe('rejoin');
  },
);

test('two restarts that bring nothing are enough', () => {
  const recovery = new Recovery(0, half);
  after(recovery, 'media-blocked');
  expect(recovery.next(2_000, true)).toBe('restart');
  after(recovery, 'node-unreachable');
  expect(recovery.next(3_000, true)).toBe('rejoin');
});

test('a restart that did not get through says nothing about the session', () => {
  const recovery = new Recovery(0, half);
  for (let lost = 0; lost < 9; lost++) after(recovery, 'offline');
  expect(recovery.next(20_000, true)).toBe('restart');
});

test('pauses grow, those of everybody longer than those of one', () => {
  const restarts = new Recovery(0, half);
  expect([1, 2, 3, 4, 5, 6].map(() => after(restarts, 'offline'))).toEqual([
    150, 300, 600, 1_200, 2_000, 2_000,
  ]);
  const joins = new Recovery(0, half);
  joins.next(1_000, false);
  expect([1, 2, 3, 4].map(() => after(joins, 'offline'))).toEqual([200, 300, 450, 675]);
  for (let more = 0; more < 5; more++) after(joins, 'offline');
  expect(after(joins, 'offline')).toBe(4_000);
});

test('an offer that no node has seen is made again', () => {
  expect(isUnused(pageProblem('no-node'))).toBe(true);
  expect(isUnused(pageProblem('no-answer'))).toBe(false);
  expect(isUnused(pageProblem('node-unreachable'))).toBe(false);
});

test('nobody knocks at a door that stays closed', () => {
  expect(isFinal(pageProblem('class-ended'))).toBe(true);
  expect(isFinal(pageProblem('no-node'))).toBe(false);
  expect(isFinal(pageProblem('store-unavailable'))).toBe(false);
});
