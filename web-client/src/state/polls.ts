import { create } from 'zustand';
import type {
  LogEntry,
  Poll,
  PollAnswer,
  PollTallied,
  RoomSnapshot,
  UnansweredRead,
} from '../protocol/generated';
import { type Doer, leads } from './rules';

/** Who is here and has not answered one poll: a page of them. */
export type Unanswered = Pick<UnansweredRead, 'pollId' | 'offset' | 'total' | 'rows'>;

/** The polls of the class, in the order they were opened. */
export interface Polls {
  readonly polls: readonly Poll[];
  /** What was read last of who has not answered. */
  readonly unanswered: Unanswered | null;
}

/** Older ones go, oldest first, never one that is open: a page shows what the room would tell it. */
const MOST_POLLS = 20;

export const NO_POLLS: Polls = { polls: [], unanswered: null };

export const usePolls = create<Polls>(() => NO_POLLS);

/** The snapshot knows all that this reader may know: nothing older is kept beside it. */
export function pollsWelcomed(_: Polls, room: RoomSnapshot): Polls {
  return { polls: room.polls.toSorted((one, other) => one.id - other.id), unanswered: null };
}

export function pollTallied(polls: Polls, { tally }: Pick<PollTallied, 'tally'>): Polls {
  return changed(polls, tally.pollId, { tally });
}

export function unansweredRead(polls: Polls, read: Unanswered): Polls {
  const { pollId, offset, total, rows } = read;
  return { ...polls, unanswered: { pollId, offset, total, rows } };
}

/** What a page knows of its own answer as soon as the room has taken it. */
export function pollAnswered(polls: Polls, id: number, yourAnswer: PollAnswer): Polls {
  return changed(polls, id, { yourAnswer });
}

export function pollsHappened(polls: Polls, { seq, by, event }: LogEntry, you: string): Polls {
  switch (event.type) {
    case 'pollOpened':
      return opened(polls, {
        id: seq,
        sheet: event.sheet,
        state: 'open',
        key: null,
        tally: null,
        yourAnswer: null,
      });
    case 'pollKeySet':
      return changed(polls, event.pollId, { key: event.key });
    case 'pollAnswered':
      return by === you ? pollAnswered(polls, event.pollId, event.answer) : polls;
    case 'pollClosed':
      return changed(polls, event.pollId, { state: 'closed' });
    case 'pollRevealed':
      return changed(polls, event.pollId, {
        state: 'revealed',
        tally: event.tally,
        key: event.key,
      });
    default:
      return polls;
  }
}

function opened(polls: Polls, poll: Poll): Polls {
  if (polls.polls.some(({ id }) => id === poll.id)) return polls;
  const all = [...polls.polls, poll];
  const over = Math.max(0, all.length - MOST_POLLS);
  const old = all.filter(({ state }) => state !== 'open').slice(0, over);
  return { ...polls, polls: all.filter((one) => !old.includes(one)) };
}

function changed(polls: Polls, id: number, change: Partial<Poll>): Polls {
  const one = (poll: Poll) => (poll.id === id ? { ...poll, ...change } : poll);
  return { ...polls, polls: polls.polls.map(one) };
}

/** The newest poll that waits for this person's answer. */
export function awaitingAnswer({ polls }: Polls): Poll | null {
  return polls.findLast(({ state, yourAnswer }) => state === 'open' && !yourAnswer) ?? null;
}

/** Who leads a class asks; the others answer, where they may. */
export const answersPolls = ({ role, permissions }: Omit<Doer, 'id'>): boolean =>
  permissions.has('pollAnswer') && !leads(role);

/** Whether an answer was right; null where nobody said what is. */
export function isRight(poll: Pick<Poll, 'key' | 'sheet'>, answer: PollAnswer): boolean | null {
  const { key, sheet } = poll;
  if (key === null) return null;
  if (sheet.kind === 'typed') {
    if (key.texts.length === 0) return null;
    return key.texts.some((text) => plain(text) === plain(answer.text ?? ''));
  }
  if (key.options.length === 0) return null;
  const chosen = new Set(answer.options);
  return chosen.size === key.options.length && key.options.every((option) => chosen.has(option));
}

/** Typed answers are compared without case and surrounding space. */
export const plain = (text: string): string => text.trim().toLocaleLowerCase();
