/** How good the network is, in the four words that people see. */
export type NetworkWord = 'excellent' | 'good' | 'poor' | 'lost';

/** What a connection has counted so far, and how it is at the moment. */
export interface NetworkSample {
  readonly received: number;
  /** Packets that never came, repairs counted as come. */
  readonly lost: number;
  /** Seconds for which pictures stood still. */
  readonly frozenSeconds: number;
  readonly roundTripMs: number;
  readonly jitterMs: number;
  /** The part of what is sent that the other side misses, 0 to 1. */
  readonly sendingLoss: number;
}

/** How bad something may be under a word. */
interface Limits {
  readonly loss: number;
  readonly sendingLoss: number;
  readonly frozen: number;
  readonly roundTripMs: number;
  readonly jitterMs: number;
}

type Reading = Limits;

const EXCELLENT: Limits = {
  loss: 0.02,
  sendingLoss: 0.04,
  frozen: 0.05,
  roundTripMs: 200,
  jitterMs: 40,
};
const GOOD: Limits = {
  loss: 0.08,
  sendingLoss: 0.12,
  frozen: 0.25,
  roundTripMs: 500,
  jitterMs: 100,
};

const JUDGE_EVERY_MS = 2_000;
/** What is new counts for this much of the smoothed reading. */
const WEIGHT = 0.5;
/** A word changes when this many judgements in a row say so. */
const AGREEING = 2;

/**
 * One word for a network, from samples that come several times a second. Readings are smoothed, and
 * a word stays until two judgements in a row disagree with it: it does not flicker.
 */
export class NetworkQuality {
  #last: { atMs: number; sample: NetworkSample } | null = null;
  #smooth: Reading | null = null;
  #word: NetworkWord = 'excellent';
  #other: NetworkWord | null = null;
  #agreed = 0;

  observe(nowMs: number, sample: NetworkSample): NetworkWord {
    if (this.#last === null || sample.received < this.#last.sample.received) {
      this.#last = { atMs: nowMs, sample };
      return this.#word;
    }
    const elapsedMs = nowMs - this.#last.atMs;
    if (elapsedMs < JUDGE_EVERY_MS) return this.#word;
    this.#smooth = smoothed(this.#smooth, readingOf(this.#last.sample, sample, elapsedMs));
    this.#last = { atMs: nowMs, sample };
    return this.#settle(wordOf(this.#smooth));
  }

  #settle(word: NetworkWord): NetworkWord {
    this.#agreed = word === this.#other ? this.#agreed + 1 : 1;
    this.#other = word;
    if (this.#agreed >= AGREEING) this.#word = word;
    return this.#word;
  }
}

function readingOf(before: NetworkSample, now: NetworkSample, elapsedMs: number): Reading {
  const received = now.received - before.received;
  const lost = Math.max(0, now.lost - before.lost);
  const frozenMs = Math.max(0, now.frozenSeconds - before.frozenSeconds) * 1_000;
  return {
    loss: received + lost > 0 ? lost / (received + lost) : 0,
    sendingLoss: now.sendingLoss,
    frozen: Math.min(1, frozenMs / elapsedMs),
    roundTripMs: now.roundTripMs,
    jitterMs: now.jitterMs,
  };
}

function smoothed(before: Reading | null, now: Reading): Reading {
  if (before === null) return now;
  const mix = (name: keyof Reading) => before[name] * (1 - WEIGHT) + now[name] * WEIGHT;
  return {
    loss: mix('loss'),
    sendingLoss: mix('sendingLoss'),
    frozen: mix('frozen'),
    roundTripMs: mix('roundTripMs'),
    jitterMs: mix('jitterMs'),
  };
}

function wordOf(reading: Reading): NetworkWord {
  if (exceeds(reading, GOOD)) return 'poor';
  return exceeds(reading, EXCELLENT) ? 'good' : 'excellent';
}

function exceeds(reading: Reading, limits: Limits): boolean {
  return (Object.keys(limits) as (keyof Limits)[]).some((name) => reading[name] > limits[name]);
}
