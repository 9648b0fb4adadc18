import { expect, test } from 'vitest';
import type { Question } from '../protocol/generated';
import {
  NO_QUESTIONS,
  questionSent,
  questionSettled,
  questionsWindowed,
  questionVoted,
  votesOf,
} from './questions';

const question = (change: Partial<Question> = {}): Question => ({
  id: 4,
  at: '2026-11-21T10:00:00Z',
  byName: 'Ben',
  text: 'Why is it blue?',
  votes: 7,
  answered: false,
  answer: null,
  votedByYou: false,
  askedByYou: false,
  ...change,
});

test.each([
  ['as the room says', false, undefined, { votes: 7, votedByYou: false }],
  ['with the vote just given', false, true, { votes: 8, votedByYou: true }],
  ['without the vote just taken back', true, false, { votes: 6, votedByYou: false }],
  ['counted once, when the room has it', true, true, { votes: 7, votedByYou: true }],
])('votes are shown %s', (_, votedByYou, pressed, shown) => {
  const all = pressed === undefined ? NO_QUESTIONS : questionVoted(NO_QUESTIONS, 4, pressed);
  expect(votesOf(all, question({ votedByYou }))).toEqual(shown);
});

test('a vote is the page’s until the room has counted it', () => {
  const voted = questionVoted(NO_QUESTIONS, 4, true);
  const early = questionsWindowed(voted, { total: 1, rows: [question()] });
  expect(early.votes.get(4)).toBe(true);
  const counted = { total: 1, rows: [question({ votedByYou: true, votes: 8 })] };
  expect(questionsWindowed(early, counted).votes.size).toBe(0);
});

test('refused questions wait for their author, and are bounded', () => {
  let all = NO_QUESTIONS;
  for (let act = 0; act < 14; act++) {
    const sent = { actId: `a${act}`, text: '?', anonymous: false, kept: false, refused: null };
    all = questionSettled(questionSent(all, sent), `a${act}`, { code: 'locked', againAtMs: null });
  }
  expect(all.asked).toHaveLength(10);
  expect(questionsWindowed(all, { total: 0, rows: [] }).asked).toHaveLength(10);
});
