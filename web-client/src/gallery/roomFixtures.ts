import type { Participant, Poll, RaisedHand } from '../protocol/generated';
import type { Classroom } from '../state/classroom';
import { classroom, LEADING, teacher } from './fixtures';

/** Hands, polls and people as the stores may hold them, made up for looking at panels. */
const NAMES = ['Amara Diallo', 'Ben Carter', 'Chloé Martin', 'Dmitri Volkov', 'Elif Yılmaz'];

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

export function raisedHands(count: number): RaisedHand[] {
  return Array.from({ length: count }, (_, index) => ({
    position: index + 1,
    participantId: `h-${index}`,
    name: NAMES[index % NAMES.length] ?? '',
    raisedAt: ago((count - index) / 3),
  }));
}

const POLL: Poll = {
  id: 41,
  sheet: {
    title: 'Which step decides how fast an SN1 reaction goes?',
    kind: 'single',
    options: [
      'The leaving group goes',
      'The nucleophile comes',
      'A proton is lost, which takes the longest of all when the solvent is not polar',
    ],
    anonymous: false,
    liveResults: false,
  },
  state: 'open',
  key: null,
  tally: null,
  yourAnswer: null,
};

export function poll(change: Partial<Poll> = {}): Poll {
  return { ...POLL, ...change };
}

/** The same poll as who leads sees it, with some answers. */
export function ledPoll(change: Partial<Poll> = {}): Poll {
  return poll({
    key: { options: [0], texts: [], points: 2 },
    tally: { pollId: 41, answered: 214, present: 309, counts: [131, 52, 31], texts: [] },
    ...change,
  });
}

export function typedPoll(change: Partial<Poll> = {}): Poll {
  return poll({
    id: 57,
    sheet: {
      title: 'What is the intermediate called?',
      kind: 'typed',
      options: [],
      anonymous: true,
      liveResults: true,
    },
    ...change,
  });
}

export const TYPED_TALLY = {
  pollId: 57,
  answered: 96,
  present: 309,
  counts: [],
  texts: [
    { text: 'carbocation', count: 71 },
    { text: 'carbanion', count: 16 },
    { text: 'radical', count: 9 },
  ],
};

/** The class as its teacher sees it. */
export function ledClass(change: Partial<Classroom> = {}): Classroom {
  const base = classroom();
  return {
    ...base,
    you: base.onStage.find(({ id }) => id === teacher.id) ?? base.you,
    permissions: new Set(LEADING),
    ...change,
  };
}

/** The class as one of its students sees it. */
export function heardClass(change: Partial<Classroom> = {}): Classroom {
  return classroom(change);
}

/** A roster of all sorts: an assistant, a guest, raised hands. */
export function mixedRoster(): Classroom['roster'] {
  const { roster } = classroom();
  const rows = (roster?.rows ?? []).map((person, index) => ({ ...person, ...SORTS[index] }));
  return { offset: 0, total: 312, rows };
}

const SORTS: Readonly<Record<number, Partial<Participant>>> = {
  5: { role: 'assistant' },
  6: { handRaised: true },
  7: { role: 'guest', name: 'Maximiliane Freifrau von Hohenstein-Wartenburg' },
};
