import { expect, test } from 'vitest';
import { chat } from '../../../gallery/talkFixtures';
import type { ChatMessage } from '../../../protocol/generated';
import { goesOn } from './rows';

const FIRST: ChatMessage = {
  ...(chat().messages[1] as ChatMessage),
  at: '2026-11-21T10:00:00Z',
  byId: 'ben',
};

test.each<[string, Partial<ChatMessage>, boolean]>([
  ['soon after, by the same person', { at: '2026-11-21T10:02:59Z' }, true],
  ['later', { at: '2026-11-21T10:03:00Z' }, false],
  ['by somebody else', { byId: 'asha' }, false],
  ['an answer', { replyTo: 7 }, false],
  ['an announcement', { audience: 'announcement' }, false],
  ['something private', { audience: 'teachers' }, false],
])('a message that is %s is read as part of the one before: %j %s', (_, change, together) => {
  expect(goesOn(FIRST, { ...FIRST, ...change })).toBe(together);
});

test('nothing goes on after a deleted message, or after none', () => {
  expect(goesOn({ ...FIRST, deleted: true }, FIRST)).toBe(false);
  expect(goesOn(undefined, FIRST)).toBe(false);
});
