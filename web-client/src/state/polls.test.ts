import { expect, test } from 'vitest';
import type { LogEntry, LogEvent, Poll, RoomSnapshot } from '../protocol/generated';
import {
  awaitingAnswer,
  isRight,
  NO_POLLS,
  pollAnswered,
  type Polls,
  pollsHappened,
  pollsWelcomed,
  pollTallied,
  unansweredRead,
} from './polls';

const SHEET = {
  title: 'Which?',
  kind: 'single' as const,
  options: ['a', 'b'],
  anonymous: false,
  liveResults: false,
};
const TALLY = { pollId: 1, answered: 3, present: 5, counts: [2, 1], texts: [] };
const poll = (id: number, change: Partial<Poll> = {}): Poll => ({
  id,
  sheet: SHEET,
  state: 'open',
  key: null,
  tally: null,
  yourAnswer: null,
  ...change,
});
const entry = (event: LogEvent, seq = 9, by = 'teacher'): LogEntry => ({
  seq,
  at: '',
  by,
  actId: null,
  event,
});
const known = { ...NO_POLLS, polls: [poll(1)] };

test('a latecomer sees the polls of the snapshot, oldest first, and nothing from before', () => {
  const room = { polls: [poll(4), poll(2)] } as unknown as RoomSnapshot;
  expect(pollsWelcomed(known, room).polls.map(({ id }) => id)).toEqual([2, 4]);
});

test('a poll is named by its entry in the log, and shown once', () => {
  const opened = entry({ type: 'pollOpened', sheet: SHEET }, 7);
  const once = pollsHappened(known, opened, 'you');
  expect(once.polls.at(-1)).toEqual(poll(7));
  expect(pollsHappened(once, opened, 'you')).toBe(once);
});

test.each([
  [
    'who leads hears what is correct',
    { type: 'pollKeySet', pollId: 1, key: { options: [0], texts: [], points: 2 } },
    { key: { options: [0], texts: [], points: 2 } },
  ],
  ['it is closed', { type: 'pollClosed', pollId: 1 }, { state: 'closed' }],
  [
    'it is revealed, with what was correct',
    {
      type: 'pollRevealed',
      pollId: 1,
      tally: TALLY,
      key: { options: [1], texts: [], points: 0 },
    },
    { state: 'revealed', tally: TALLY, key: { options: [1], texts: [], points: 0 } },
  ],
  [
    'the own answer comes from another page of this person',
    { type: 'pollAnswered', pollId: 1, answer: { options: [1], text: null } },
    { yourAnswer: { options: [1], text: null } },
  ],
] satisfies [string, LogEvent, Partial<Poll>][])('%s', (_, event, change) => {
  expect(pollsHappened(known, entry(event, 9, 'you'), 'you').polls).toEqual([poll(1, change)]);
});

test('nobody else’s answer is kept', () => {
  const answer = { options: [1], text: null };
  const event = { type: 'pollAnswered', pollId: 1, answer } as const;
  expect(pollsHappened(known, entry(event, 9, 'other'), 'you')).toBe(known);
});

test('a tally counts people and changes only its poll', () => {
  const two = { ...NO_POLLS, polls: [poll(1), poll(2)] };
  expect(pollTallied(two, { tally: TALLY }).polls).toEqual([poll(1, { tally: TALLY }), poll(2)]);
});

test('a page of who has not answered is kept until the next is read', () => {
  const page = { pollId: 1, offset: 50, total: 80, rows: [] };
  expect(unansweredRead(known, page).unanswered).toEqual(page);
});

test('the newest open poll without an answer waits for one', () => {
  const many = { ...NO_POLLS, polls: [poll(1), poll(2), poll(3, { state: 'closed' })] };
  expect(awaitingAnswer(many)?.id).toBe(2);
  const answered = pollAnswered(many, 2, { options: [0], text: null });
  expect(awaitingAnswer(answered)?.id).toBe(1);
  expect(awaitingAnswer(NO_POLLS)).toBeNull();
});

test('at most twenty polls are kept, and never one less that is open', () => {
  let polls: Polls = { ...NO_POLLS, polls: [poll(1)] };
  for (let seq = 2; seq < 30; seq++) {
    polls = pollsHappened(polls, entry({ type: 'pollOpened', sheet: SHEET }, seq), 'you');
    polls = pollsHappened(polls, entry({ type: 'pollClosed', pollId: seq }), 'you');
  }
  expect(polls.polls).toHaveLength(20);
  expect(polls.polls[0]?.id).toBe(1);
});

test.each([
  ['the right one', 'single', [1], [1], true],
  ['another', 'single', [1], [0], false],
  ['all of several, in any order', 'multiple', [0, 2], [2, 0], true],
  ['some of several', 'multiple', [0, 2], [2], false],
  ['one too many', 'multiple', [0], [0, 2], false],
  ['nothing is correct', 'single', [], [0], null],
] as const)('an answer is right or not: %s', (_, kind, options, chosen, right) => {
  const key = { options: [...options], texts: [], points: 1 };
  const answer = { options: [...chosen], text: null };
  expect(isRight({ key, sheet: { ...SHEET, kind } }, answer)).toBe(right);
});

test.each([
  ['Carbocation ', true],
  ['carbanion', false],
])('a typed answer is compared without case and space: “%s”', (text, right) => {
  const key = { options: [], texts: ['carbocation'], points: 1 };
  const sheet = { ...SHEET, kind: 'typed' as const };
  expect(isRight({ key, sheet }, { options: [], text })).toBe(right);
  expect(isRight({ key: null, sheet }, { options: [], text })).toBeNull();
});
