import { create } from 'zustand';
import type {
  HandCount,
  HandPosition,
  HandWindow,
  LogEntry,
  RaisedHand,
  RoomSnapshot,
} from '../protocol/generated';
import { live } from './live';

/** The raised hands of the class, as far as this page has to know them. */
export interface Hands {
  readonly count: number;
  /** Whether this person's own hand is up; the room's word, not a wish. */
  readonly raised: boolean;
  /** The own place in the queue, from 1; 0 while it is not known or not taken. */
  readonly position: number;
  /** The head of the queue, for who watches it; null before it has come. */
  readonly head: readonly RaisedHand[] | null;
}

export const NO_HANDS: Hands = { count: 0, raised: false, position: 0, head: null };

export const useHands = create<Hands>(() => NO_HANDS);

/** A new connection: what was shown of the queue stays until its new head has come. */
export function handsWelcomed(hands: Hands, room: RoomSnapshot): Hands {
  const { hands: count, handPosition } = room;
  return { ...hands, count, raised: handPosition > 0, position: handPosition };
}

export function handsCounted(hands: Hands, { count }: Pick<HandCount, 'count'>): Hands {
  return { ...hands, count };
}

export function handPlaced(hands: Hands, { position }: Pick<HandPosition, 'position'>): Hands {
  return { ...hands, raised: position > 0, position };
}

export function handsWindowed(hands: Hands, { total, rows }: Pick<HandWindow, 'total' | 'rows'>) {
  return { ...hands, count: total, head: rows };
}

/** The log tells of a hand before the queue is told anew, which is once a second. */
export function handsHappened(hands: Hands, { event }: LogEntry, you: string): Hands {
  switch (event.type) {
    case 'handRaised':
      return event.participantId === you ? { ...hands, raised: true } : hands;
    case 'handLowered':
      return without(hands, event.participantId, you);
    case 'allHandsLowered':
      return { count: 0, raised: false, position: 0, head: hands.head && [] };
    default:
      return hands;
  }
}

function without(hands: Hands, id: string, you: string): Hands {
  const head = hands.head && hands.head.filter((hand) => hand.participantId !== id);
  return id === you ? { ...hands, head, raised: false, position: 0 } : { ...hands, head };
}

let rows = 0;

/** How much of the queue this page shows: only that is told to it. */
export const handsWatch = {
  watch(limit: number): void {
    if (rows === limit) return;
    rows = limit;
    tell();
  },

  /** A new connection, which watches nothing yet, is told again. */
  reassert(): void {
    if (rows > 0) tell();
  },

  forget(): void {
    rows = 0;
    useHands.setState(NO_HANDS);
  },
};

function tell(): void {
  live.link?.channel.tell({ type: 'watchHands', limit: rows });
}
