import type { LogEntry, LogRead, RoomSnapshot } from '../protocol/generated';

/** Entries that one question asks for. */
export const READ_AT_ONCE = 100;
/** Whoever was away for longer than this many answers tell begins with the snapshot again. */
const MOST_READS = 20;
/** What happens while the gap is read waits for its turn; more than this, and it is not read on. */
const MOST_HELD = 2_000;

/** What a reader of the log does with it. */
interface LogOutlets {
  /** Asks the room for what came after an entry. */
  ask(after: number): void;
  /** Takes entries in, in their order; the room's snapshot knows those up to `known` already. */
  take(entries: readonly LogEntry[], known: number): void;
  /** The page knows nothing that came before this: it begins with the snapshot. */
  begin(room: RoomSnapshot): void;
  /** The page goes on; what is not in the log is in the snapshot. */
  goOn(room: RoomSnapshot): void;
}

interface Gap {
  readonly room: RoomSnapshot;
  readonly known: number;
  reads: number;
  /** What happened meanwhile, in its order. */
  held: LogEntry[];
}

/**
 * Follows the log of a class over losses: every entry that this page may see is taken in once and
 * in order. What was missed is read before what happens is taken in.
 */
export class LogReader {
  readonly #outlets: LogOutlets;
  /** Everything up to here has been taken in; 0 before the first welcome. */
  #seen = 0;
  #gap: Gap | null = null;

  constructor(outlets: LogOutlets) {
    this.#outlets = outlets;
  }

  welcomed(known: number, room: RoomSnapshot): void {
    this.#gap = null;
    if (this.#seen === 0 || known < this.#seen) return this.#begin(known, room);
    this.#outlets.goOn(room);
    if (known === this.#seen) return;
    this.#gap = { room, known, reads: 0, held: [] };
    this.#outlets.ask(this.#seen);
  }

  happened(entry: LogEntry): void {
    const gap = this.#gap;
    if (gap === null) return this.#take([entry], 0);
    gap.held.push(entry);
    if (gap.held.length > MOST_HELD) this.#giveUp(gap);
  }

  read({ after, entries, upTo, complete }: Omit<LogRead, 'v' | 'type' | 'seq' | 'at'>): void {
    const gap = this.#gap;
    if (gap === null || after !== this.#seen) return;
    this.#take(entries, gap.known);
    this.#seen = Math.max(this.#seen, upTo);
    if (complete) return this.#close(gap);
    if (++gap.reads >= MOST_READS || upTo <= after) return this.#giveUp(gap);
    this.#outlets.ask(this.#seen);
  }

  /** The room would not answer yet. */
  askAgain(): void {
    if (this.#gap !== null) this.#outlets.ask(this.#seen);
  }

  forget(): void {
    this.#seen = 0;
    this.#gap = null;
  }

  #begin(known: number, room: RoomSnapshot): void {
    this.#seen = known;
    this.#outlets.begin(room);
  }

  #giveUp(gap: Gap): void {
    this.#begin(gap.known, gap.room);
    this.#close(gap);
  }

  #close(gap: Gap): void {
    this.#gap = null;
    this.#take(gap.held, 0);
  }

  #take(entries: readonly LogEntry[], known: number): void {
    const fresh = entries.filter(({ seq }) => seq > this.#seen);
    const last = fresh.at(-1);
    if (last === undefined) return;
    this.#seen = last.seq;
    this.#outlets.take(fresh, known);
  }
}
