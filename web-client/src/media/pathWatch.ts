/** Notices a path that carries nothing any more, long before the browser says `disconnected`. */
export type PathVerdict = 'fine' | 'ask' | 'dead';

/** What a living path brings at least, while media flows and while nobody sends. */
interface Patience {
  /** This much silence is worth a question. */
  readonly askAfterMs: number;
  /** This much silence after the question is an answer. */
  readonly answerWithinMs: number;
}

/** While media flows, packets come every 20 ms: the path is given up after a second without any. */
const FLOWING: Patience = { askAfterMs: 400, answerWithinMs: 600 };
/** Where nobody sends, silence is normal: ask only now and then. */
const IDLE: Patience = { askAfterMs: 5_000, answerWithinMs: 2_000 };
/** A page that was not asked for so long was asleep, which says nothing about the path. */
const SLEPT_AFTER_MS = 2_500;
/** Media flows while the count grows this often in this time, for a page that looks once a second. */
const FLOWING_GROWTHS = 3;
const FLOWING_WITHIN_MS = 3_500;

/**
 * Fed with the count of what the transport has received: packets, or bytes where a browser counts
 * nothing else. "ask" wants a message on the unreliable channel: the other side's SCTP
 * acknowledges it, so a living path answers in one round trip even where nobody sends media.
 */
export class PathWatch {
  #received = -1;
  #growths: number[] = [];
  #lastGrowthMs = 0;
  #lastSeenMs = Number.NEGATIVE_INFINITY;
  #askedMs: number | null = null;
  #isNew = true;

  observe(nowMs: number, received: number): PathVerdict {
    const slept = nowMs - this.#lastSeenMs > SLEPT_AFTER_MS;
    const grew = received !== this.#received;
    this.#lastSeenMs = nowMs;
    this.#received = received;
    if (this.#isNew) return this.#begin(nowMs);
    if (slept) return this.#ask(nowMs);
    if (grew) return this.#grew(nowMs);
    const { askAfterMs, answerWithinMs } = this.#patience();
    if (this.#askedMs !== null) return nowMs - this.#askedMs < answerWithinMs ? 'fine' : 'dead';
    return nowMs - this.#lastGrowthMs < askAfterMs ? 'fine' : this.#ask(nowMs);
  }

  /** Starts anew, for a path that has just been (re)connected. */
  reset(): void {
    this.#isNew = true;
  }

  #begin(nowMs: number): PathVerdict {
    this.#isNew = false;
    this.#growths = [];
    this.#lastGrowthMs = nowMs;
    this.#askedMs = null;
    return 'fine';
  }

  #ask(nowMs: number): PathVerdict {
    this.#askedMs = nowMs;
    return 'ask';
  }

  #grew(nowMs: number): PathVerdict {
    // What answers a question says that the path lives, not that media flows on it.
    const before = this.#askedMs === null ? this.#growths : [];
    this.#growths = [...before, nowMs].filter((ms) => nowMs - ms < FLOWING_WITHIN_MS);
    this.#lastGrowthMs = nowMs;
    this.#askedMs = null;
    return 'fine';
  }

  #patience(): Patience {
    return this.#growths.length >= FLOWING_GROWTHS ? FLOWING : IDLE;
  }
}
