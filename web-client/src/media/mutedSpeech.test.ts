import { expect, test } from 'vitest';
import { MutedSpeech } from './mutedSpeech';

/** Looks ten times a second; returns when somebody is first told, and when no longer. */
function told(level: (ms: number) => number): number[] {
  const speech = new MutedSpeech();
  const changes: number[] = [];
  for (let ms = 0; ms <= 20_000; ms += 100) {
    const now = speech.observe(ms, level(ms));
    if (now !== (changes.length % 2 === 1)) changes.push(ms);
  }
  return changes;
}

test('who speaks into a muted microphone is told within half a second, and not for ever', () => {
  expect(told((ms) => (ms < 2_000 ? 0.8 : 0))).toEqual([400, 6_900]);
});

test.each([
  ['silence', () => 0],
  ['a quiet room', () => 0.2],
  ['a cough now and then', (ms: number) => (ms % 4_000 < 300 ? 0.9 : 0.1)],
])('%s is no speech', (_, level) => {
  expect(told(level)).toEqual([]);
});
