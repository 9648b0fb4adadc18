import type { ClassEvent } from '../protocol/generated';
import { done, failed, type Problem, pageProblem, type Result } from '../protocol/problem';
import { type ActBody, type ActOutcome, ClassChannel } from './classChannel';
import { type ConnectionListener, MediaConnection, type Offer } from './connection';
import { PathWatch } from './pathWatch';
import type { PathSample } from './reports';
import { Signaling, type SignalingListener, socketUrl } from './signaling';
import type { Device } from './slots';

/** How the media connection is doing. */
export type LinkState = 'idle' | 'joining' | 'connected' | 'restarting' | 'rejoining' | 'closed';

export interface JoinGrant {
  readonly joinToken: string;
  readonly expiresAt: string;
}

/** What the link asks of the front door by HTTPS. */
export interface LinkServices {
  ticket(): Promise<Result<{ ticket: string; websocketUrl: string }>>;
  joinToken(): Promise<Result<JoinGrant>>;
  restartIce(grant: JoinGrant, sessionId: string, offer: string): Promise<Result<string>>;
}

export interface LinkListener extends SignalingListener {
  stateChanged(state: LinkState): void;
  /** A new connection exists: play its tracks. */
  connectionMade(connection: MediaConnection): void;
  event(event: ClassEvent): void;
  sampled(sample: PathSample): void;
  /** Coming back is not possible, for this reason. */
  gaveUp(problem: Problem): void;
}

const WATCH_EVERY_MS = 400;
const CONNECT_WITHIN_MS = 8_000;
/** Restarts that were answered and still brought nothing. */
const RESTARTS_BEFORE_REJOIN = 2;
/** The other side forgets a path 30 s after its last check (RFC 7675, section 5.1). */
const SESSION_KEPT_MS = 25_000;
const LONGEST_PAUSE_MS = 4_000;
/** A good-bye needs this long to leave the page. */
const GOODBYE_MS = 250;

/** The request itself did not get through, so nothing is known of the session. */
const UNREACHED: readonly Problem['code'][] = ['offline', 'no-answer', 'signaling-lost'];

/** Problems that no second attempt can change. */
const FINAL: readonly Problem['code'][] = [
  'class-ended',
  'not-enrolled',
  'forbidden',
  'class-not-found',
  'class-full',
  'refresh-expired',
  'refresh-reused',
  'not-signed-in',
];

/**
 * From the join to the leave: one WebSocket, one connection at a time, and the way back after a
 * loss. A lost WebSocket touches nothing here; a lost path is answered by an ICE restart, then by
 * a new join.
 */
export class LiveLink {
  readonly channel = new ClassChannel((text) => this.#connection?.post(text) ?? false);
  readonly #services: LinkServices;
  readonly #listener: LinkListener;
  readonly #device: Device;
  readonly #watch = new PathWatch();
  #state: LinkState = 'idle';
  #signaling: Signaling | null = null;
  #connection: MediaConnection | null = null;
  /** The lost connection whose last pictures are still on the screen. */
  #shown: MediaConnection | null = null;
  #offer: Promise<Offer> | null = null;
  #grant: JoinGrant | null = null;
  #sessionId: string | null = null;
  #timer = 0;
  #sampling = false;
  #wake: (() => void) | null = null;

  constructor(device: Device, services: LinkServices, listener: LinkListener) {
    this.#device = device;
    this.#services = services;
    this.#listener = listener;
    window.addEventListener('online', this.#online);
  }

  get state(): LinkState {
    return this.#state;
  }

  get sessionId(): string | null {
    return this.#sessionId;
  }

  get connection(): MediaConnection | null {
    return this.#connection;
  }

  get isSignalingOpen(): boolean {
    return this.#signaling?.isOpen ?? false;
  }

  /** Makes the connection with its slots and its offer, so that a click can start playback. */
  prepare(): MediaConnection {
    const connection = this.#make();
    this.#letGo();
    this.#listener.connectionMade(connection);
    return connection;
  }

  /** A new connection. The one whose pictures are shown stays, silent, until it is let go. */
  #make(): MediaConnection {
    if (this.#shown === null) this.#shown = this.#connection;
    else this.#connection?.close();
    let connection: MediaConnection | null = null;
    const mine = () => connection !== null && connection === this.#connection;
    const listener: ConnectionListener = {
      channelOpened: () => mine() && this.#wake?.(),
      channelClosed: () => mine() && this.#lost(),
      message: (text) => {
        if (!mine()) return;
        const event = this.channel.read(text);
        if (event) this.#listener.event(event);
      },
      pathLost: () => mine() && this.#lost(),
    };
    connection = new MediaConnection(this.#device, listener);
    this.#connection = connection;
    this.#offer = connection.offer();
    return connection;
  }

  #letGo(): void {
    this.#shown?.close();
    this.#shown = null;
  }

  /** Opens the WebSocket when it is not open. */
  async openSignaling(): Promise<Result<Signaling>> {
    if (this.#signaling?.isOpen) return done(this.#signaling);
    const ticket = await this.#services.ticket();
    if (!ticket.ok) return ticket;
    const { websocketUrl, ticket: secret } = ticket.value;
    const url = socketUrl(websocketUrl, secret, location.href);
    const opened = await Signaling.open(url, this.#listener);
    if (this.#state === 'closed') return failed(pageProblem('signaling-lost'));
    if (opened.ok) this.#signaling = opened.value;
    return opened;
  }

  async wait(classId: string): Promise<Result<{ state: string; waiting: number }>> {
    const signaling = await this.openSignaling();
    if (!signaling.ok) return signaling;
    const reply = await signaling.value.request('wait', { classId });
    if (!reply.ok) return reply;
    const { state, waiting } = reply.value;
    return done({ state: String(state), waiting: Number(waiting ?? 0) });
  }

  /** Joins with the prepared connection: one frame out, one frame in. */
  async join(again = false): Promise<Result<void>> {
    this.#become(this.#state === 'idle' ? 'joining' : this.#state);
    const joined = await this.#exchange(again);
    if (!joined.ok) return joined;
    if (await this.#until(() => this.#connection?.isOpen === true, CONNECT_WITHIN_MS)) {
      this.#connected();
      return done(undefined);
    }
    return failed(pageProblem('media-blocked'));
  }

  act(body: ActBody): Promise<ActOutcome> {
    return this.channel.act(body);
  }

  /** Leaves at once, also offline; whoever can be told is told. */
  leave(): void {
    if (this.#state === 'closed') return;
    this.channel.tell({ type: 'leave' });
    if (this.#grant && this.#sessionId) {
      const { joinToken } = this.#grant;
      void this.#signaling?.request('leave', { joinToken, sessionId: this.#sessionId });
    }
    this.close();
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#become('closed');
    clearInterval(this.#timer);
    this.#letGo();
    window.removeEventListener('online', this.#online);
    this.channel.close();
    this.#wake?.();
    const connection = this.#connection;
    const signaling = this.#signaling;
    setTimeout(() => {
      connection?.close();
      signaling?.close();
    }, GOODBYE_MS);
  }

  async #exchange(again: boolean): Promise<Result<void>> {
    const [signaling, grant] = await Promise.all([this.openSignaling(), this.#freshGrant()]);
    if (!grant.ok) return grant;
    if (!signaling.ok) return signaling;
    const connection = this.#offer ? this.#connection : this.prepare();
    const offer = await this.#offer;
    this.#offer = null;
    if (!connection || !offer) return failed(pageProblem('browser-too-old'));
    const reply = await signaling.value.request('join', {
      joinToken: grant.value.joinToken,
      ...offer,
    });
    if (!reply.ok) return reply;
    if (this.#state === 'closed') return failed(pageProblem('signaling-lost'));
    this.#sessionId = String(reply.value.sessionId);
    const accepted = await accept(connection, reply.value.answer);
    if (accepted.ok && again) {
      this.#listener.connectionMade(connection);
      this.#letGo();
    }
    return accepted;
  }

  async #freshGrant(): Promise<Result<JoinGrant>> {
    const now = Date.now();
    if (this.#grant && Date.parse(this.#grant.expiresAt) - now > 15_000) return done(this.#grant);
    const grant = await this.#services.joinToken();
    if (grant.ok) this.#grant = grant.value;
    return grant;
  }

  #connected(): void {
    this.#become('connected');
    this.#watch.reset();
    clearInterval(this.#timer);
    this.#timer = window.setInterval(() => void this.#sample(), WATCH_EVERY_MS);
  }

  async #sample(): Promise<void> {
    if (this.#sampling || this.#state !== 'connected' || !this.#connection) return;
    this.#sampling = true;
    const connection = this.#connection;
    const sample = await connection.pathSample().catch(() => null);
    this.#sampling = false;
    if (!sample || this.#state !== 'connected' || connection !== this.#connection) return;
    this.#listener.sampled(sample);
    const verdict = this.#watch.observe(performance.now(), sample.packets);
    if (verdict === 'ask') connection.probe();
    if (verdict === 'dead') this.#lost();
  }

  #lost(): void {
    if (this.#state === 'connected') void this.#comeBack();
  }

  /** A network is back: whoever pauses tries at once. Whether media flows is judged by packets. */
  readonly #online = () => this.#wake?.();

  async #comeBack(): Promise<void> {
    const lostMs = performance.now();
    let refused = 0;
    for (let attempt = 0; this.#state !== 'closed'; attempt++) {
      const kept = performance.now() - lostMs < SESSION_KEPT_MS && this.#connection?.isOpen;
      const restart = kept === true && refused < RESTARTS_BEFORE_REJOIN;
      this.#become(restart ? 'restarting' : 'rejoining');
      const back = restart ? await this.#restart() : await this.#rejoin();
      if (this.#isClosed()) return;
      if (back.ok) return this.#connected();
      if (FINAL.includes(back.problem.code)) return this.#listener.gaveUp(back.problem);
      if (back.problem.code === 'session-not-found') refused = RESTARTS_BEFORE_REJOIN;
      else if (!UNREACHED.includes(back.problem.code)) refused++;
      await this.#pause(Math.min(LONGEST_PAUSE_MS, 300 * 2 ** attempt));
    }
  }

  async #restart(): Promise<Result<void>> {
    const connection = this.#connection;
    const grant = await this.#freshGrant();
    if (!grant.ok) return grant;
    if (!connection || !this.#sessionId) return failed(pageProblem('no-answer'));
    const offer = await connection.restartOffer();
    const answer = await this.#services.restartIce(grant.value, this.#sessionId, offer);
    if (!answer.ok) return answer;
    const before = (await connection.pathSample()).packets;
    const accepted = await accept(connection, answer.value);
    if (!accepted.ok) return accepted;
    return this.#untilPacketsCome(connection, before);
  }

  async #untilPacketsCome(connection: MediaConnection, before: number): Promise<Result<void>> {
    for (let waited = 0; waited < 4_000 && this.#state !== 'closed'; waited += 150) {
      connection.probe();
      await this.#pause(150);
      if ((await connection.pathSample()).packets > before) return done(undefined);
    }
    return failed(pageProblem('media-blocked'));
  }

  /** A new connection; the last pictures of the old one stay until the new one is accepted. */
  async #rejoin(): Promise<Result<void>> {
    this.#sessionId = null;
    this.#make();
    return this.join(true);
  }

  /** Waits until something is true; asked again whenever somebody wakes us. */
  #until(isTrue: () => boolean, withinMs: number): Promise<boolean> {
    return this.#sleep(withinMs, () => isTrue() || this.#isClosed()).then(isTrue);
  }

  /** A pause that ends early when the network is back or the link is closed. */
  #pause(ms: number): Promise<void> {
    return this.#sleep(ms, () => true, false);
  }

  #sleep(ms: number, isEnough: () => boolean, now = true): Promise<void> {
    if (now && isEnough()) return Promise.resolve();
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
      const timer = setTimeout(finish, ms);
      this.#wake = () => isEnough() && finish();
    });
  }

  #isClosed(): boolean {
    return this.#state === 'closed';
  }

  #become(state: LinkState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#listener.stateChanged(state);
  }
}

async function accept(connection: MediaConnection, answer: unknown): Promise<Result<void>> {
  try {
    await connection.accept(String(answer));
    return done(undefined);
  } catch (error) {
    return failed(pageProblem('answer-unreadable', String(error)));
  }
}
