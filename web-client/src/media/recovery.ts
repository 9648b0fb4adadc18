import type { Problem } from '../protocol/problem';
import { fullJitter, type Growth } from './backOff';

/** One attempt to come back: new paths for the connection that there is, or a new connection. */
export type Step = 'restart' | 'rejoin';

/** Restarts that were refused, or answered and still brought nothing. */
const RESTARTS_BEFORE_REJOIN = 2;
/** The other side forgets a path 30 s after its last check (RFC 7675, section 5.1). */
const SESSION_KEPT_MS = 25_000;
/** A network that comes back is this person's alone. */
const RESTART_PAUSES: Growth = { firstMs: 300, longestMs: 4_000, factor: 2 };
/** A server that comes back is everybody's. Slower growth finds a node that starts within seconds. */
const REJOIN_PAUSES: Growth = { firstMs: 400, longestMs: 8_000, factor: 1.5 };

/** The request itself did not get through, so nothing is known of the session. */
const UNREACHED: readonly Problem['code'][] = ['offline', 'no-answer', 'signaling-lost'];

/** The session is gone, perhaps with its node. A node that is unreachable may only be slow. */
const GONE: readonly Problem['code'][] = ['session-not-found', 'no-node'];

/** Where a node may have taken the offer although the answer never came. */
const UNKNOWN: readonly Problem['code'][] = [...UNREACHED, 'node-unreachable', 'internal'];

/** Problems that no second attempt can change. */
const FINAL: readonly Problem['code'][] = [
  'class-ended',
  'not-enrolled',
  'forbidden',
  'class-not-found',
  'class-full',
  'banned',
  'lobby-waiting',
  'lobby-denied',
  'link-expired',
  'link-invalid',
  'refresh-expired',
  'refresh-reused',
  'not-signed-in',
];

export const isFinal = (problem: Problem): boolean => FINAL.includes(problem.code);

/** Whether an offer was refused before any node could use it: then it may be made again. */
export const isUnused = (problem: Problem): boolean => !UNKNOWN.includes(problem.code);

/**
 * Decides how a lost connection comes back: by ICE restarts while the other side still knows it,
 * then by joins, with pauses that grow. Pure: its owner does what it says.
 */
export class Recovery {
  readonly #aliveMs: number;
  readonly #random: () => number;
  #attempt = 0;
  #refused = 0;
  #gone = false;

  /** @param aliveMs when something was last heard of the other side */
  constructor(aliveMs: number, random: () => number = Math.random) {
    this.#aliveMs = aliveMs;
    this.#random = random;
  }

  /** @param hasSession whether the connection itself is still whole */
  next(nowMs: number, hasSession: boolean): Step {
    if (!hasSession || nowMs - this.#aliveMs >= SESSION_KEPT_MS) this.#gone = true;
    return this.#gone || this.#refused >= RESTARTS_BEFORE_REJOIN ? 'rejoin' : 'restart';
  }

  /** A step has failed: how long to wait before the next one. */
  pauseAfter(step: Step, problem: Problem): number {
    if (step === 'restart') {
      if (GONE.includes(problem.code)) this.#gone = true;
      else if (!UNREACHED.includes(problem.code)) this.#refused++;
      if (this.#gone) this.#attempt = 0;
    }
    const pauses = step === 'restart' ? RESTART_PAUSES : REJOIN_PAUSES;
    return fullJitter(this.#attempt++, pauses, this.#random);
  }
}
