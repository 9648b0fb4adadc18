import { type Act, type ClassEvent, PROTOCOL_VERSION } from '../protocol/generated';
import { counters } from './diagnostics';

type Body<A> = A extends Act ? Omit<A, 'v' | 'id'> : never;

/** An act without what the channel adds. */
export type ActBody = Body<Act>;

export type ActOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }
  | { readonly kind: 'dropped' };

/** Acts that wait for their acknowledgement; more than a person can do in a lost minute. */
const MOST_PENDING = 64;

interface Pending {
  readonly text: string;
  readonly settle: (outcome: ActOutcome) => void;
}

/**
 * The class's channel: events in, acts out. What was not acknowledged is kept and sent again, with
 * the same id, after the next welcome.
 */
export class ClassChannel {
  readonly #pending = new Map<string, Pending>();
  readonly #post: (text: string) => boolean;

  constructor(post: (text: string) => boolean) {
    this.#post = post;
  }

  /** Does something whose outcome matters. */
  act(body: ActBody): Promise<ActOutcome> {
    const { id, text } = frame(body);
    if (this.#pending.size >= MOST_PENDING) return Promise.resolve({ kind: 'dropped' });
    return new Promise((settle) => {
      this.#pending.set(id, { text, settle });
      this.#post(text);
    });
  }

  /** Says something that the page says again after every join anyway. */
  tell(body: ActBody): boolean {
    return this.#post(frame(body).text);
  }

  /** Reads a frame; settles acts by itself. */
  read(text: string): ClassEvent | null {
    const event = readEvent(text);
    if (event === null) return null;
    counters.events++;
    counters.lastSeq = event.seq;
    if (event.type === 'welcome') this.#resend();
    if (event.type === 'acknowledged') this.#settle(event.actId, { kind: 'done' });
    if (event.type === 'refused') {
      this.#settle(event.actId, { kind: 'refused', code: event.code, detail: event.detail });
    }
    return event;
  }

  close(): void {
    for (const id of [...this.#pending.keys()]) this.#settle(id, { kind: 'dropped' });
  }

  #resend(): void {
    for (const { text } of this.#pending.values()) this.#post(text);
  }

  #settle(id: string, outcome: ActOutcome): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.settle(outcome);
  }
}

function frame(body: ActBody): { id: string; text: string } {
  const id = crypto.randomUUID();
  return { id, text: JSON.stringify({ v: PROTOCOL_VERSION, id, ...body }) };
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
