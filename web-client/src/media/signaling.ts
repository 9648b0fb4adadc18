import { PROTOCOL_VERSION } from '../protocol/generated';
import { done, failed, pageProblem, type Result, readProblem } from '../protocol/problem';
import { counters } from './diagnostics';

/** A frame that nobody asked for. */
export type Push =
  | { readonly type: 'classLive'; readonly classId: string }
  | { readonly type: 'classEnded'; readonly classId: string }
  /** Whoever waits in the lobby learns that somebody has decided about them. */
  | { readonly type: 'admitted'; readonly classId: string }
  | { readonly type: 'denied'; readonly classId: string }
  | { readonly type: 'waitingCount'; readonly waiting: number };

export interface SignalingListener {
  push(push: Push): void;
  /** An open socket was lost; media does not care. */
  lost(): void;
}

export type Reply = Readonly<Record<string, unknown>>;

const PUSHES: ReadonlySet<unknown> = new Set<Push['type']>([
  'classLive',
  'classEnded',
  'admitted',
  'denied',
  'waitingCount',
]);

/** API Gateway closes a socket after 10 idle minutes. */
const PING_EVERY_MS = 4 * 60_000;
const ANSWER_WITHIN_MS = 12_000;
const OPEN_WITHIN_MS = 10_000;
/** A living socket answers a ping in a round trip. */
const PONG_WITHIN_MS = 3_000;

/** The WebSocket: requests with replies, and what the server pushes. */
export class Signaling {
  readonly #socket: WebSocket;
  readonly #listener: SignalingListener;
  readonly #waiting = new Map<string, (result: Result<Reply>) => void>();
  #ping = 0;
  #over = false;
  #proving = false;

  private constructor(socket: WebSocket, listener: SignalingListener) {
    this.#socket = socket;
    this.#listener = listener;
  }

  /** Opens a socket. A refusal tells a page nothing but "lost": ask by HTTPS what is wrong. */
  static open(url: string, listener: SignalingListener): Promise<Result<Signaling>> {
    return new Promise((resolve) => {
      const socket = new WebSocket(url);
      const signaling = new Signaling(socket, listener);
      const refuse = () => {
        clearTimeout(timer);
        socket.onclose = null;
        socket.close();
        resolve(failed(pageProblem('signaling-lost')));
      };
      const timer = setTimeout(refuse, OPEN_WITHIN_MS);
      socket.onclose = refuse;
      socket.onopen = () => {
        clearTimeout(timer);
        counters.webSocketsOpened++;
        signaling.#opened();
        resolve(done(signaling));
      };
    });
  }

  get isOpen(): boolean {
    return !this.#over && this.#socket.readyState === WebSocket.OPEN;
  }

  request(
    action: string,
    body: object,
    withinMs: number = ANSWER_WITHIN_MS,
  ): Promise<Result<Reply>> {
    if (!this.isOpen) return Promise.resolve(failed(pageProblem('signaling-lost')));
    const requestId = crypto.randomUUID();
    this.#socket.send(JSON.stringify({ v: PROTOCOL_VERSION, action, requestId, ...body }));
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => this.#settle(requestId, failed(pageProblem('no-answer'))),
        withinMs,
      );
      this.#waiting.set(requestId, (result) => {
        clearTimeout(timer);
        resolve(result);
      });
    });
  }

  /** Asks whether anybody is there. A socket whose network has gone looks open for minutes. */
  async prove(): Promise<void> {
    if (this.#proving || !this.isOpen) return;
    this.#proving = true;
    const pong = await this.request('ping', {}, PONG_WITHIN_MS);
    this.#proving = false;
    if (!pong.ok && pong.problem.code === 'no-answer') this.#lose();
  }

  close(): void {
    this.#end();
  }

  #opened(): void {
    this.#ping = window.setInterval(() => void this.prove(), PING_EVERY_MS);
    this.#socket.onmessage = (message) => this.#read(message.data);
    this.#socket.onclose = () => this.#lose();
  }

  #lose(): void {
    if (!this.#end()) return;
    counters.webSocketsLost++;
    this.#listener.lost();
  }

  /** False when it had ended before. Does not wait for the other side, which may be gone. */
  #end(): boolean {
    if (this.#over) return false;
    this.#over = true;
    clearInterval(this.#ping);
    this.#socket.close();
    this.#failAll();
    return true;
  }

  #read(data: unknown): void {
    const frame = parse(data);
    if (frame === null) return;
    if (typeof frame.requestId === 'string') {
      const problem = readProblem(frame.problem);
      this.#settle(frame.requestId, problem ? failed(problem) : done(frame));
    } else if (isPush(frame)) {
      this.#listener.push(frame);
    }
  }

  #settle(requestId: string, result: Result<Reply>): void {
    const settle = this.#waiting.get(requestId);
    this.#waiting.delete(requestId);
    settle?.(result);
  }

  #failAll(): void {
    for (const requestId of [...this.#waiting.keys()]) {
      this.#settle(requestId, failed(pageProblem('signaling-lost')));
    }
  }
}

/** Where to open the socket: the ticket rides in the query, a token never does. */
export function socketUrl(websocketUrl: string, ticket: string, page: string): string {
  const url = new URL(websocketUrl, page);
  if (url.protocol === 'http:') url.protocol = 'ws:';
  if (url.protocol === 'https:') url.protocol = 'wss:';
  url.searchParams.set('ticket', ticket);
  return url.href;
}

function parse(data: unknown): Reply | null {
  try {
    const frame: unknown = JSON.parse(String(data));
    return typeof frame === 'object' && frame !== null ? (frame as Reply) : null;
  } catch {
    return null;
  }
}

function isPush(frame: Reply): frame is Reply & Push {
  return PUSHES.has(frame.type);
}
