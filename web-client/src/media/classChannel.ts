import { type Act, type ClassEvent, PROTOCOL_VERSION, type Refused } from '../protocol/generated';
import { counters } from './diagnostics';

type Body<A> = A extends Act ? Omit<A, 'v' | 'id'> : never;

/** An act without what the channel adds. */
export type ActBody = Body<Act>;

export type ActOutcome =
  /** With its place in the log; null for an act that is not kept. */
  | { readonly kind: 'done'; readonly logSeq: number | null }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'dropped' };

/** Why something was not done, and when it may be tried again; null when time does not help. */
export type Refusal = Pick<Refused, 'code' | 'detail' | 'retryAfterMs'>;

/** Acts that wait for their acknowledgement; more than a person can do in a lost minute. */
const MOST_PENDING = 200;
/** What is sent again after a loss stays below what a connection may do: 40 at once, 10 a second. */
const AGAIN_AT_ONCE = 20;
const AGAIN_EVERY_MS = 150;

interface Pending {
  readonly text: string;
  readonly settle: (outcome: ActOutcome) => void;
}

/**
 * The class's channel: events in, acts out. What was not acknowledged is kept and sent again, with
 * the same id, after the next welcome. Bounded: at most 200 acts, then they are refused here.
 */
export class ClassChannel {
  readonly #pending = new Map<string, Pending>();
  readonly #post: (text: string) => boolean;
  /** Acts that are still to be sent again, in their order; new ones queue up behind them. */
  #again: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(post: (text: string) => boolean) {
    this.#post = post;
  }

  /** Does something whose outcome matters. */
  act(body: ActBody, id: string = crypto.randomUUID()): Promise<ActOutcome> {
    if (this.#pending.size >= MOST_PENDING) return Promise.resolve(TOO_MANY);
    return new Promise((settle) => {
      const text = frame(body, id);
      this.#pending.set(id, { text, settle });
      if (this.#again.length > 0) this.#again.push(id);
      else this.#post(text);
    });
  }

  /** Says something that the page says again after every join anyway. */
  tell(body: ActBody): boolean {
    return this.#post(frame(body, crypto.randomUUID()));
  }

  /** Reads a frame; settles acts by itself. */
  read(text: string): ClassEvent | null {
    const event = readEvent(text);
    if (event === null) return null;
    counters.events++;
    counters.lastSeq = event.seq;
    if (event.type === 'welcome') this.#resend();
    if (event.type === 'acknowledged') {
      this.#settle(event.actId, { kind: 'done', logSeq: event.logSeq ?? null });
    }
    if (event.type === 'refused') {
      const { code, detail, retryAfterMs = null } = event;
      this.#settle(event.actId, { kind: 'refused', refusal: { code, detail, retryAfterMs } });
    }
    return event;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#again = [];
    for (const id of [...this.#pending.keys()]) this.#settle(id, { kind: 'dropped' });
  }

  #resend(): void {
    clearTimeout(this.#timer);
    this.#again = [...this.#pending.keys()];
    for (let sent = 0; sent < AGAIN_AT_ONCE; sent++) this.#resendOne();
    this.#resendRest();
  }

  #resendRest(): void {
    if (this.#again.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#resendOne();
      this.#resendRest();
    }, AGAIN_EVERY_MS);
  }

  #resendOne(): void {
    const id = this.#again.shift();
    const pending = id === undefined ? undefined : this.#pending.get(id);
    if (pending) this.#post(pending.text);
  }

  #settle(id: string, outcome: ActOutcome): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.settle(outcome);
  }
}

const TOO_MANY: ActOutcome = {
  kind: 'refused',
  refusal: { code: 'too-many-waiting', detail: '', retryAfterMs: null },
};

function frame(body: ActBody, id: string): string {
  return JSON.stringify({ v: PROTOCOL_VERSION, id, ...body });
}

/** The event in a frame, or null when there is none of this version. */
export function readEvent(text: string): ClassEvent | null {
  try {
    const value = JSON.parse(text) as Partial<ClassEvent> | null;
    const whole =
      value?.v === PROTOCOL_VERSION &&
      typeof value.type === 'string' &&
      typeof value.seq === 'number';
    return whole ? (value as ClassEvent) : null;
  } catch {
    return null;
  }
}
