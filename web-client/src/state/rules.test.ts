import { expect, test } from 'vitest';
import type { LogEntry, LogEvent, Permission, Role, RoomSnapshot } from '../protocol/generated';
import {
  type Doer,
  heardAgain,
  hindranceOf,
  mutedByTeacher,
  NO_RULES,
  type Rules,
  rulesHappened,
  rulesWelcomed,
} from './rules';

const entry = (event: LogEvent): LogEntry => ({ seq: 9, at: '', by: 't', actId: null, event });
const SET = { locks: ['chat' as const], slowModeSeconds: 30, focus: true, soleSpeakerId: 'b' };

test('rules hold as the snapshot and then the log say', () => {
  const welcomed = rulesWelcomed(NO_RULES, { rules: SET } as unknown as RoomSnapshot);
  expect(welcomed).toMatchObject(SET);
  const open = { locks: [], slowModeSeconds: 0, focus: false, soleSpeakerId: null };
  expect(rulesHappened(welcomed, entry({ type: 'rulesSet', rules: open }))).toMatchObject(open);
});

test('rights that were set are remembered for the next dialog', () => {
  const event = {
    type: 'rightsSet',
    participantId: 'b',
    granted: [],
    denied: ['chatWrite'],
  } as const;
  const rights = rulesHappened(NO_RULES, entry(event)).rights.get('b');
  expect(rights).toEqual({ granted: [], denied: ['chatWrite'] });
});

test('who was muted reads by whom, until they speak again', () => {
  const muted = mutedByTeacher(NO_RULES, { byName: 'Dr. Okafor' });
  expect(muted.mutedBy).toBe('Dr. Okafor');
  expect(heardAgain(muted).mutedBy).toBeNull();
});

const who = (role: Role, ...permissions: Permission[]): Doer => ({
  id: 'you',
  role,
  permissions: new Set(permissions),
});

test.each([
  ['nothing in the way', {}, who('student', 'handRaise'), 'handRaise', null],
  ['no right', {}, who('student'), 'handRaise', 'notAllowed'],
  ['a lock', { locks: ['hands'] }, who('student', 'handRaise'), 'handRaise', 'locked'],
  [
    'a lock that the room made a missing right',
    { locks: ['hands'] },
    who('guest'),
    'handRaise',
    'locked',
  ],
  ['another lock', { locks: ['chat'] }, who('student', 'handRaise'), 'handRaise', null],
  [
    'a lock does not hold for a teacher',
    { locks: ['chat'] },
    who('teacher', 'chatWrite'),
    'chatWrite',
    null,
  ],
  ['nor for an assistant', { focus: true }, who('assistant', 'chatWrite'), 'chatWrite', null],
  ['Focus closes the chat', { focus: true }, who('student', 'chatWrite'), 'chatWrite', 'focus'],
  ['Focus mutes', { focus: true }, who('student', 'mediaAudio'), 'mediaAudio', 'focus'],
  ['Focus leaves hands alone', { focus: true }, who('student', 'handRaise'), 'handRaise', null],
  [
    'somebody else speaks alone',
    { soleSpeakerId: 'b' },
    who('student', 'mediaAudio'),
    'mediaAudio',
    'soleSpeaker',
  ],
  [
    'one speaks alone oneself',
    { soleSpeakerId: 'you' },
    who('student', 'mediaAudio'),
    'mediaAudio',
    null,
  ],
] as [string, Partial<Rules>, Doer, Permission, string | null][])(
  'what stands in the way: %s',
  (_, rules, doer, what, hindrance) => {
    expect(hindranceOf({ ...NO_RULES, ...rules }, doer, what)).toBe(hindrance);
  },
);
