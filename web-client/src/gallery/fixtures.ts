import type { Participant, Permission, Sending, SlotName } from '../protocol/generated';
import type { Account, LiveClass } from '../protocol/rest.generated';
import type { Classroom, SlotView } from '../state/classroom';

/** States of the stores, made up for looking at pages. Not part of the product's build. */
const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

export const student: Account = {
  id: 'p-asha',
  email: 'asha.rao@northfield.example',
  name: 'Asha Rao',
  role: 'student',
};

export const teacher: Account = {
  id: 'p-miriam',
  email: 'miriam.okafor@northfield.example',
  name: 'Dr. Miriam Okafor',
  role: 'teacher',
};

const miriam = { id: teacher.id, name: teacher.name };

export function liveClass(change: Partial<LiveClass> = {}): LiveClass {
  return {
    id: 'c-1',
    title: 'Organic chemistry 2',
    startsAt: at(-12),
    endsAt: at(48),
    opensAt: at(-30),
    capacity: 10_000,
    state: 'live',
    liveSince: at(-12),
    endedAt: null,
    teachers: [miriam],
    lobby: false,
    myRole: 'student',
    ...change,
  };
}

export const day: LiveClass[] = [
  liveClass(),
  liveClass({
    id: 'c-0',
    title: 'Morning assembly',
    state: 'ended',
    startsAt: at(-180),
    endsAt: at(-150),
    teachers: [{ id: 't', name: 'Jonas Lindqvist' }],
  }),
  liveClass({
    id: 'c-2',
    title: 'Linear algebra',
    state: 'scheduled',
    startsAt: at(75),
    endsAt: at(135),
    opensAt: at(60),
    teachers: [{ id: 't', name: 'Prof. Tomás Herrera' }],
  }),
  liveClass({
    id: 'c-3',
    title: 'History of science: instruments and observers',
    state: 'scheduled',
    startsAt: at(170),
    endsAt: at(230),
    opensAt: at(155),
    teachers: [
      { id: 't', name: 'Jonas Lindqvist' },
      { id: 'u', name: 'Wanjiru Kamau' },
    ],
  }),
  liveClass({
    id: 'c-4',
    title: 'Organic chemistry 2, laboratory',
    state: 'scheduled',
    startsAt: at(24 * 60),
    endsAt: at(25 * 60),
    opensAt: at(23 * 60),
  }),
];

const sending = (microphone: Sending['microphone'], camera: Sending['camera']): Sending => ({
  microphone,
  camera,
  screen: 'off',
});

function person(
  id: string,
  name: string,
  of: Sending,
  role: Participant['role'] = 'student',
): Participant {
  return { id, name, role, onStage: true, handRaised: false, sending: of };
}

const people: Participant[] = [
  person(teacher.id, teacher.name, sending('on', 'on'), 'teacher'),
  person('p-2', 'Kenji Watanabe', sending('on', 'off')),
  person('p-3', 'Leila Haddad', sending('muted', 'on')),
  person('p-4', 'Mateo Fernández', sending('muted', 'off')),
  person('p-5', 'Priya Venkataraman', sending('off', 'on')),
];

const slot = (name: SlotName, participantId: string): [SlotName, SlotView] => [
  name,
  { slot: name, participantId, source: 'camera', rtpTimestamp: 1, shown: true },
];

/** What a student may do who is not on stage. */
const LISTENING: readonly Permission[] = [
  'rosterView',
  'chatRead',
  'chatWrite',
  'chatPrivate',
  'questionAsk',
  'handRaise',
  'reactionSend',
  'pollAnswer',
  'nameChange',
];

/** What a teacher may do. */
export const LEADING: readonly Permission[] = [
  ...LISTENING,
  'mediaAudio',
  'mediaVideo',
  'mediaScreen',
  'pollRun',
  'participantModerate',
  'classEnd',
];

export function classroom(change: Partial<Classroom> = {}): Classroom {
  const you: Participant = { ...person(student.id, student.name, sending('off', 'off')) };
  return {
    classId: 'c-1',
    title: 'Organic chemistry 2',
    liveSince: at(-12),
    you: { ...you, onStage: false },
    permissions: new Set(LISTENING),
    count: 312,
    stageId: teacher.id,
    screenId: null,
    onStage: people,
    slots: new Map([
      slot('stageCamera', teacher.id),
      slot('tile1', 'p-2'),
      slot('tile2', 'p-3'),
      slot('tile3', 'p-4'),
      slot('tile4', 'p-5'),
      ['sharedScreen', { ...slot('sharedScreen', teacher.id)[1], source: 'screen' }],
    ]),
    speaking: ['p-2'],
    roster: {
      offset: 0,
      total: 312,
      rows: [...people, ...audience()],
    },
    invitedBy: null,
    asked: new Set(['p-8']),
    logDelayed: false,
    ...change,
  };
}

function audience(): Participant[] {
  const names = ['Amara Diallo', 'Ben Carter', 'Chloé Martin', 'Dmitri Volkov', 'Elif Yılmaz'];
  return names.map((name, index) => ({
    ...person(`p-${index + 7}`, name, sending('off', 'off')),
    onStage: false,
  }));
}
