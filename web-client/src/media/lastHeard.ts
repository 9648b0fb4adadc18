/** A page whose clock jumped by so much was asleep, with all of its machine or alone. */
const SLEPT_AFTER_MS = 5_000;
/** So long after it woke a page may still be given what came before it fell asleep. */
const LEFT_OVER_MS = 3_000;

/**
 * When something was last heard of the other side, as `Date.now()`: other clocks stand still while
 * a machine sleeps. What a machine hands out when it wakes lay in its buffers all the time, and
 * says nothing of how long the other side has been out of reach.
 */
export class LastHeard {
  #heardMs = 0;
  #lookedMs = 0;
  #count = 0;
  #believedFromMs = 0;

  get ms(): number {
    return this.#heardMs;
  }

  /** The other side has just shown that it is there. */
  begin(nowMs: number): void {
    this.#heardMs = nowMs;
    this.#lookedMs = nowMs;
    this.#believedFromMs = 0;
  }

  /** Fed with the count of what was received, a few times a second. */
  observe(nowMs: number, count: number): void {
    if (nowMs - this.#lookedMs > SLEPT_AFTER_MS) this.#believedFromMs = nowMs + LEFT_OVER_MS;
    if (count !== this.#count && nowMs >= this.#believedFromMs) this.#heardMs = nowMs;
    this.#lookedMs = nowMs;
    this.#count = count;
  }
}
