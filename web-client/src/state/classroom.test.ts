import { expect, test } from 'vitest';
import type {
  ClassEvent,
  LogEvent,
  Participant,
  SendingState,
  Welcome,
} from '../protocol/generated';
import { arrange } from './arrangement';
import { EMPTY_ROOM } from './browserStandIn';
import { type Classroom, isSpeaking, reduce, shown } from './classroom';

type Said<E extends ClassEvent> = E extends ClassEvent ? Omit<E, 'v' | 'seq' | 'at'> : never;

const person = (
  id: string,
  microphone: SendingState = 'on',
  role: Participant['role'] = 'student',
): Participant => ({
  id,
  name: id,
  role,
  onStage: true,
  handRaised: false,
  sending: { microphone, camera: 'on', screen: 'off' },
});

const teacher = person('teacher', 'on', 'teacher');
const you = { ...person('you', 'off'), onStage: false };

const WELCOME: Said<Welcome> = {
  type: 'welcome',
  classId: 'c',
  title: 'Chemistry',
  liveSince: '2026-11-21T10:00:00Z',
  you,
  permissions: ['rosterView'],
  count: 40,
  stageId: 'teacher',
  screenId: null,
  onStage: [teacher],
  slots: [{ slot: 'stageCamera', participantId: 'teacher', source: 'camera', rtpTimestamp: 9 }],
  logSeq: 1,
  room: EMPTY_ROOM,
};

function after(...events: Said<ClassEvent>[]): Classroom {
  const all = [WELCOME, ...events];
  const frame = { v: 1, seq: 1, at: '2026-11-21T10:00:00Z' } as const;
  const classroom = all.reduce<Classroom | null>(
    (before, event) => reduce(before, { ...frame, ...event } as ClassEvent),
    null,
  );
  if (classroom === null) throw new Error('There was no welcome');
  return classroom;
}

test('nothing before the welcome means anything', () => {
  expect(reduce(null, { v: 1, seq: 1, at: '', type: 'rosterCount', count: 3 })).toBeNull();
});

test('a slot is hidden until the first frame of its source, and again when the source changes', () => {
  const seen = shown(after(), 'stageCamera');
  expect(seen.slots.get('stageCamera')?.shown).toBe(true);
  const changed = reduce(seen, {
    v: 1,
    seq: 2,
    at: '',
    type: 'slotAssigned',
    assignment: { slot: 'stageCamera', participantId: 'ben', source: 'camera', rtpTimestamp: null },
  });
  expect(changed?.slots.get('stageCamera')).toMatchObject({ participantId: 'ben', shown: false });
});

test('somebody silent or gone is not shown as talking', () => {
  const speaking = after({ type: 'speaking', participantIds: ['teacher', 'gone'] });
  expect(isSpeaking(speaking, 'teacher')).toBe(true);
  expect(isSpeaking(speaking, 'gone')).toBe(false);
  const muted = after(
    { type: 'speaking', participantIds: ['teacher'] },
    {
      type: 'sendingChanged',
      participantId: 'teacher',
      sending: { microphone: 'muted', camera: 'on', screen: 'off' },
    },
  );
  expect(isSpeaking(muted, 'teacher')).toBe(false);
});

test('an invitation stands until it is withdrawn', () => {
  expect(after({ type: 'invitedToStage', byName: 'Miriam' }).invitedBy).toBe('Miriam');
  const withdrawn = after(
    { type: 'invitedToStage', byName: 'Miriam' },
    { type: 'invitationWithdrawn' },
  );
  expect(withdrawn.invitedBy).toBeNull();
});

test('whoever comes on stage is on stage, oneself too', () => {
  const onStage = [teacher, { ...you, onStage: true }];
  const stage = after({ type: 'stageChanged', stageId: 'teacher', screenId: null, onStage });
  expect(stage.you.onStage).toBe(true);
  const left = after(
    { type: 'stageChanged', stageId: 'teacher', screenId: null, onStage },
    { type: 'stageChanged', stageId: 'teacher', screenId: null, onStage: [teacher] },
  );
  expect(left.you.onStage).toBe(false);
});

test.each([
  ['a listener sees the teacher large', [teacher], null, 4, 'person', 'teacher', 0],
  ['others sit beside', [teacher, person('a'), person('b')], null, 4, 'person', 'teacher', 2],
  ['a screen comes first', [teacher, person('a')], 'teacher', 4, 'screen', 'teacher', 1],
  ['oneself sits beside', [teacher, { ...you, onStage: true }], null, 4, 'person', 'teacher', 1],
  ['oneself alone is large', [{ ...you, onStage: true }], null, 4, 'person', 'you', 0],
  ['nobody is there', [], null, 4, 'empty', undefined, 0],
  [
    'more than fit',
    [teacher, ...'abcdefgh'].map((p) => (typeof p === 'string' ? person(p) : p)),
    null,
    3,
    'person',
    'teacher',
    3,
  ],
  [
    'a screen takes a place',
    [teacher, person('a'), person('b'), person('c')],
    'a',
    2,
    'screen',
    'teacher',
    1,
  ],
] as const)(
  '%s; tiles and "+N" are everyone',
  (_, onStage, screenId, places, main, stage, beside) => {
    const classroom = after({
      type: 'stageChanged',
      stageId: onStage[0]?.id ?? null,
      screenId,
      onStage: [...onStage],
    });
    const picture = arrange(classroom, places);
    expect(picture.main).toBe(main);
    expect(picture.stage?.person.id).toBe(stage);
    expect(picture.beside).toHaveLength(beside);
    const seats = (picture.stage ? 1 : 0) + picture.beside.length;
    expect(seats + picture.more).toBe(classroom.count);
  },
);

test('whoever is renamed, or given another role, is shown so everywhere', () => {
  const entry = (event: LogEvent) => ({ seq: 9, at: '', by: 'teacher', actId: null, event });
  const happened = (event: LogEvent) => ({ type: 'happened', entry: entry(event) }) as const;
  const classroom = after(
    happened({ type: 'renamed', participantId: 'you', name: 'Asha' }),
    happened({ type: 'roleSet', participantId: 'teacher', role: 'assistant' }),
  );
  expect(classroom.you.name).toBe('Asha');
  expect(classroom.onStage[0]?.role).toBe('assistant');
});
