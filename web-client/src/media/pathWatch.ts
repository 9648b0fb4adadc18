/** Notices a path that carries nothing any more, long before the browser says `disconnected`. */
export type PathVerdict = 'fine' | 'ask' | 'dead';

/** While media flows, packets come every 20 ms: this much silence is worth a question. */
const ASK_AFTER_MS = 400;
/** Silence after which the path is given up. */
const DEAD_AFTER_MS = 1_000;
/** Where nobody sends, silence is normal: ask only this often. */
const IDLE_ASK_AFTER_MS = 5_000;
const IDLE_DEAD_AFTER_MS = 7_000;
/** A page that was not asked for so long was asleep, which says nothing about the path. */
const SLEPT_AFTER_MS = 1_500;
/** Media flows when this many packets came within the last second. */
const FLOWING_PACKETS = 10;

/**
 * Fed with the count of packets that the transport has received. "ask" wants a message on the
 * unreliable channel: the other side's SCTP acknowledges it, so a living path answers in one round
 * trip even where nobody sends media.
 */
export class PathWatch {
  #packets = -1;
  #lastGrowthMs = 0;
  #lastSeenMs = 0;
  #flowing = false;
  #window: { atMs: number; packets: number } = { atMs: 0, packets: 0 };
  #hasAsked = false;

  observe(nowMs: number, packetsReceived: number): PathVerdict {
    const slept = nowMs - this.#lastSeenMs > SLEPT_AFTER_MS;
    this.#lastSeenMs = nowMs;
    if (this.#packets < 0 || packetsReceived !== this.#packets || slept) {
      this.#grew(nowMs, packetsReceived);
      return 'fine';
    }
    const silentMs = nowMs - this.#lastGrowthMs;
    if (silentMs >= (this.#flowing ? DEAD_AFTER_MS : IDLE_DEAD_AFTER_MS)) return 'dead';
    return this.#shouldAsk(silentMs) ? 'ask' : 'fine';
  }

  /** Starts anew, for a path that has just been (re)connected. */
  reset(): void {
    this.#packets = -1;
    this.#flowing = false;
    this.#hasAsked = false;
  }

  #grew(nowMs: number, packets: number): void {
    const first = this.#packets < 0;
    const onlyAnswered = this.#hasAsked && packets - this.#packets < FLOWING_PACKETS;
    const many = packets - this.#window.packets >= FLOWING_PACKETS;
    if (first) this.#flowing = packets >= FLOWING_PACKETS;
    else if (onlyAnswered) this.#flowing = false;
    else if (many) this.#flowing = true;
    else if (nowMs - this.#window.atMs >= 1_000) this.#flowing = false;
    if (first || onlyAnswered || nowMs - this.#window.atMs >= 1_000) {
      this.#window = { atMs: nowMs, packets };
    }
    this.#packets = packets;
    this.#lastGrowthMs = nowMs;
    this.#hasAsked = false;
  }

  #shouldAsk(silentMs: number): boolean {
    if (this.#hasAsked) return false;
    this.#hasAsked = silentMs >= (this.#flowing ? ASK_AFTER_MS : IDLE_ASK_AFTER_MS);
    return this.#hasAsked;
  }
}
