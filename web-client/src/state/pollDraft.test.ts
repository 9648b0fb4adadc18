import { expect, test } from 'vitest';
import {
  EMPTY_DRAFT,
  faultsOf,
  MOST_OPTIONS,
  ofKind,
  type PollDraft,
  pollOf,
  withOneMore,
  withOption,
  withoutOption,
} from './pollDraft';

const options = (...texts: string[]) => texts.map((text) => ({ text, correct: false }));
const WHOLE: PollDraft = { ...EMPTY_DRAFT, title: 'Which?', options: options('a', 'b', 'c') };

test.each([
  ['whole', WHOLE, {}],
  ['without a question', { ...WHOLE, title: ' ' }, { title: 'missing' }],
  ['one option', { ...WHOLE, options: options('a', ' ') }, { options: 'missing' }],
  ['the same twice', { ...WHOLE, options: options('a', ' A') }, { options: 'same' }],
  ['typed needs no options', { ...WHOLE, kind: 'typed', options: options('', '') }, {}],
  ['points of an opinion do not matter', { ...WHOLE, points: 'many' }, {}],
  [
    'points of a quiz do',
    { ...withOption(WHOLE, 0, { correct: true }), points: '101' },
    { points: 'wrong' },
  ],
  ['no points', { ...withOption(WHOLE, 0, { correct: true }), points: '' }, { points: 'wrong' }],
] as [string, PollDraft, object][])('what is wrong with a draft: %s', (_, draft, faults) => {
  expect(faultsOf(draft)).toEqual(faults);
});

test('one answer has one correct option; several may have more', () => {
  const one = withOption(withOption(WHOLE, 0, { correct: true }), 2, { correct: true });
  expect(one.options.map(({ correct }) => correct)).toEqual([false, false, true]);
  const several = withOption(ofKind(one, 'multiple'), 0, { correct: true });
  expect(several.options.map(({ correct }) => correct)).toEqual([true, false, true]);
  expect(ofKind(several, 'single').options.map(({ correct }) => correct)).toEqual([
    true,
    false,
    false,
  ]);
});

test('there are two options at least and ten at most', () => {
  let many = EMPTY_DRAFT;
  for (let more = 0; more < 20; more++) many = withOneMore(many);
  expect(many.options).toHaveLength(MOST_OPTIONS);
  expect(withoutOption(WHOLE, 1).options).toEqual(options('a', 'c'));
  expect(withoutOption(EMPTY_DRAFT, 0)).toBe(EMPTY_DRAFT);
});

test('empty options are left out, and what is correct is counted among the others', () => {
  const draft = { ...WHOLE, options: [...options('', ' a '), { text: 'b', correct: true }] };
  expect(pollOf(draft)).toEqual({
    sheet: {
      title: 'Which?',
      kind: 'single',
      options: ['a', 'b'],
      anonymous: false,
      liveResults: false,
    },
    key: { options: [1], texts: [], points: 1 },
  });
});

test('an opinion has no key', () => {
  expect(pollOf(WHOLE).key).toEqual({ options: [], texts: [], points: 0 });
});

test('typed answers are correct line by line', () => {
  const draft: PollDraft = { ...WHOLE, kind: 'typed', correctTexts: ' one \n\ntwo', points: '3' };
  expect(pollOf(draft)).toMatchObject({
    sheet: { kind: 'typed', options: [] },
    key: { options: [], texts: ['one', 'two'], points: 3 },
  });
});
