import { done, failed, pageProblem, type Result } from '../protocol/problem';
import { fullJitter, type Growth } from './backOff';
import { isFinal } from './recovery';
import { Signaling, type SignalingListener, socketUrl } from './signaling';

/** What opens one WebSocket. */
export interface Ticket {
  readonly ticket: string;
  readonly websocketUrl: string;
}

const PAUSES: Growth = { firstMs: 1_000, longestMs: 30_000, factor: 2 };

/**
 * The WebSocket of a visit: opened with a new ticket when somebody needs it, and, once it is kept,
 * opened again after every loss. Media and class events never touch it.
 */
export class SignalingLine {
  readonly #ticket: () => Promise<Result<Ticket>>;
  readonly #listener: SignalingListener;
  #signaling: Signaling | null = null;
  #opening: Promise<Result<Signaling>> | null = null;
  #kept = false;
  #closed = false;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ticket: () => Promise<Result<Ticket>>, listener: SignalingListener) {
    this.#ticket = ticket;
    this.#listener = {
      push: (push) => listener.push(push),
      lost: () => {
        this.#again();
        listener.lost();
      },
    };
  }

  get isOpen(): boolean {
    return this.#signaling?.isOpen ?? false;
  }

  open(): Promise<Result<Signaling>> {
    if (this.#signaling?.isOpen) return Promise.resolve(done(this.#signaling));
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  /** From now on it comes back by itself. */
  keep(): void {
    this.#kept = true;
    if (!this.isOpen) this.#again();
  }

  /** Finds out whether the other end is still there; a socket alone does not notice for minutes. */
  prove(): void {
    void this.#signaling?.prove();
  }

  /** The network is back, or the machine has woken: no pause is worth its time. */
  hurry(): void {
    this.#attempt = 0;
    if (this.isOpen) this.prove();
    else if (this.#kept) void this.#reopen();
  }

  tell(action: string, body: object): void {
    void this.#signaling?.request(action, body);
  }

  /** Nothing is opened any more; what is open may say a last word before `end`. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  end(): void {
    this.#signaling?.close();
  }

  #again(): void {
    if (!this.#kept || this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#reopen(), fullJitter(this.#attempt++, PAUSES));
  }

  async #reopen(): Promise<void> {
    const opened = await this.open();
    if (!opened.ok && !isFinal(opened.problem)) this.#again();
  }

  async #open(): Promise<Result<Signaling>> {
    const ticket = await this.#ticket();
    if (!ticket.ok) return ticket;
    const { websocketUrl, ticket: secret } = ticket.value;
    const url = socketUrl(websocketUrl, secret, location.href);
    const opened = await Signaling.open(url, this.#listener);
    if (!opened.ok) return opened;
    if (this.#closed) {
      opened.value.close();
      return failed(pageProblem('signaling-lost'));
    }
    this.#attempt = 0;
    this.#signaling = opened.value;
    return opened;
  }
}
