import type { ClassEvent } from '../protocol/generated';
import { done, failed, type Problem, pageProblem, type Result } from '../protocol/problem';
import { type ActBody, type ActOutcome, ClassChannel } from './classChannel';
import { type ConnectionListener, MediaConnection, type Offer } from './connection';
import { LastHeard } from './lastHeard';
import { PathWatch } from './pathWatch';
import { isFinal, isUnused, Recovery } from './recovery';
import type { PathSample } from './reports';
import type { SignalingListener } from './signaling';
import { SignalingLine, type Ticket } from './signalingLine';
import { Sleeper } from './sleeper';
import type { Device } from './slots';

/** How the media connection is doing. */
export type LinkState = 'idle' | 'joining' | 'connected' | 'restarting' | 'rejoining' | 'closed';

export interface JoinGrant {
  readonly joinToken: string;
  readonly expiresAt: string;
}

/** What the link asks of the front door by HTTPS. */
export interface LinkServices {
  ticket(): Promise<Result<Ticket>>;
  joinToken(): Promise<Result<JoinGrant>>;
  restartIce(grant: JoinGrant, sessionId: string, offer: string): Promise<Result<string>>;
}

export interface LinkListener extends SignalingListener {
  /** @param aliveMs when something was last heard of the other side, as `Date.now()` */
  stateChanged(state: LinkState, aliveMs: number): void;
  /** A new connection exists: play its tracks. */
  connectionMade(connection: MediaConnection): void;
  event(event: ClassEvent): void;
  sampled(sample: PathSample): void;
  /** An attempt to come back has failed for this reason; another follows. */
  stillAway(problem: Problem): void;
  /** Coming back is not possible, for this reason. */
  gaveUp(problem: Problem): void;
}

const WATCH_EVERY_MS = 250;
const CONNECT_WITHIN_MS = 8_000;
/** A path that has been restarted shows within this time that it carries something. */
const FLOWS_WITHIN_MS = 4_000;
const LOOK_EVERY_MS = 100;
/** A grant that is about to expire is as good as none. */
const GRANT_SPARE_MS = 15_000;
/** A good-bye needs this long to leave the page. */
const GOODBYE_MS = 250;

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
  readonly #line: SignalingLine;
  readonly #watch = new PathWatch();
  readonly #lastHeard = new LastHeard();
  readonly #sleeper = new Sleeper();
  #state: LinkState = 'idle';
  #connection: MediaConnection | null = null;
  /** The lost connection whose last pictures are still on the screen. */
  #shown: MediaConnection | null = null;
  #offer: Promise<Offer> | null = null;
  #grant: JoinGrant | null = null;
  #sessionId: string | null = null;
  #timer = 0;
  #sampling = false;

  constructor(device: Device, services: LinkServices, listener: LinkListener) {
    this.#device = device;
    this.#services = services;
    this.#listener = listener;
    this.#line = new SignalingLine(() => services.ticket(), listener);
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
    return this.#line.isOpen;
  }

  /** Makes the connection with its slots and its offer, so that a click can start playback. */
  prepare(): MediaConnection {
    const connection = this.#make();
    this.#letGo();
    this.#listener.connectionMade(connection);
    return connection;
  }

  async wait(classId: string): Promise<Result<{ state: string; waiting: number }>> {
    const signaling = await this.#line.open();
    if (!signaling.ok) return signaling;
    const reply = await signaling.value.request('wait', { classId });
    if (!reply.ok) return reply;
    const { state, waiting } = reply.value;
    return done({ state: String(state), waiting: Number(waiting ?? 0) });
  }

  /** Asks for the permission to join, and keeps it for the join. */
  async ask(): Promise<Result<void>> {
    const grant = await this.#freshGrant();
    return grant.ok ? done(undefined) : grant;
  }

  /** Joins with the prepared connection: one frame out, one frame in. */
  async join(again = false): Promise<Result<void>> {
    this.#become(this.#state === 'idle' ? 'joining' : this.#state);
    const joined = await this.#exchange(again);
    if (!joined.ok) return joined;
    const isOpen = () => this.#connection?.isOpen === true;
    await this.#sleeper.until(() => isOpen() || this.#isClosed(), CONNECT_WITHIN_MS);
    if (!isOpen()) return failed(pageProblem('media-blocked'));
    this.#connected();
    return done(undefined);
  }

  act(body: ActBody, id?: string): Promise<ActOutcome> {
    return this.channel.act(body, id);
  }

  /**
   * The network is back, or the machine has woken: whoever pauses tries at once. Whether media
   * flows is judged by packets.
   */
  hurry(): void {
    this.#line.hurry();
    this.#sleeper.wake();
    void this.#sample();
  }

  /** The person does not want to wait for this connection any longer. */
  startOver(): void {
    this.#sessionId = null;
    if (this.#state === 'connected') this.#lost();
    this.hurry();
  }

  /** Leaves at once, also offline; whoever can be told is told. */
  leave(): void {
    if (this.#state === 'closed') return;
    this.channel.tell({ type: 'leave' });
    if (this.#grant && this.#sessionId) {
      const { joinToken } = this.#grant;
      this.#line.tell('leave', { joinToken, sessionId: this.#sessionId });
    }
    this.close();
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#become('closed');
    clearInterval(this.#timer);
    this.#letGo();
    this.#line.close();
    this.channel.close();
    this.#sleeper.wake();
    const connection = this.#connection;
    setTimeout(() => {
      connection?.close();
      this.#line.end();
    }, GOODBYE_MS);
  }

  /** A new connection. The one whose pictures are shown stays, silent, until it is let go. */
  #make(): MediaConnection {
    if (this.#shown === null) this.#shown = this.#connection;
    else this.#connection?.close();
    let connection: MediaConnection | null = null;
    const mine = () => connection !== null && connection === this.#connection;
    const listener: ConnectionListener = {
      channelOpened: () => mine() && this.#sleeper.wake(),
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

  async #exchange(again: boolean): Promise<Result<void>> {
    const [signaling, grant] = await Promise.all([this.#line.open(), this.#freshGrant()]);
    if (!grant.ok) return grant;
    if (!signaling.ok) return signaling;
    const connection = this.#offer ? this.#connection : this.prepare();
    const offer = await this.#offer;
    if (!connection || !offer) return failed(pageProblem('browser-too-old'));
    const { joinToken } = grant.value;
    const reply = await signaling.value.request('join', { joinToken, ...offer });
    if (reply.ok || !isUnused(reply.problem)) this.#offer = null;
    if (!reply.ok) return this.#refused(reply.problem);
    if (this.#isClosed()) return failed(pageProblem('signaling-lost'));
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
    if (this.#grant && Date.parse(this.#grant.expiresAt) - now > GRANT_SPARE_MS) {
      return done(this.#grant);
    }
    const grant = await this.#services.joinToken();
    if (grant.ok) this.#grant = grant.value;
    return grant;
  }

  /** A grant that is not taken is not shown twice. */
  #refused(problem: Problem): Result<never> {
    if (problem.code === 'join-token-expired' || problem.code === 'join-token-invalid') {
      this.#grant = null;
    }
    return failed(problem);
  }

  #connected(): void {
    this.#become('connected');
    this.#line.keep();
    this.#watch.reset();
    this.#lastHeard.begin(Date.now());
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
    this.#lastHeard.observe(Date.now(), sample.packets);
    this.#listener.sampled(sample);
    const verdict = this.#watch.observe(performance.now(), sample.packets);
    if (verdict === 'ask') connection.probe();
    if (verdict === 'dead') this.#lost();
  }

  #lost(): void {
    if (this.#state === 'connected') void this.#comeBack();
  }

  async #comeBack(): Promise<void> {
    const recovery = new Recovery(this.#lastHeard.ms);
    this.#line.prove();
    while (!this.#isClosed()) {
      const hasSession = this.#sessionId !== null && this.#connection?.isOpen === true;
      const step = recovery.next(Date.now(), hasSession);
      this.#become(step === 'restart' ? 'restarting' : 'rejoining');
      const back = step === 'restart' ? await this.#restart() : await this.#rejoin();
      if (this.#isClosed()) return;
      if (back.ok) return this.#connected();
      if (isFinal(back.problem)) return this.#listener.gaveUp(back.problem);
      this.#listener.stillAway(back.problem);
      const pauseMs = recovery.pauseAfter(step, back.problem);
      if (step === 'rejoin') await this.#sleeper.sleep(pauseMs);
      else if (await this.#flows(pauseMs)) return this.#connected();
    }
  }

  async #restart(): Promise<Result<void>> {
    const connection = this.#connection;
    const sessionId = this.#sessionId;
    const grant = await this.#freshGrant();
    if (!grant.ok) return grant;
    if (!connection || sessionId === null) return failed(pageProblem('no-answer'));
    const offer = await connection.restartOffer();
    const answer = await this.#services.restartIce(grant.value, sessionId, offer);
    if (!answer.ok) return this.#refused(answer.problem);
    const accepted = await accept(connection, answer.value);
    if (!accepted.ok) return accepted;
    const flows = await this.#flows(FLOWS_WITHIN_MS);
    return flows ? done(undefined) : failed(pageProblem('media-blocked'));
  }

  /**
   * Whether the connection carries something within a time. Growth twice in a row is life: what is
   * counted may begin anew with a new path.
   */
  async #flows(withinMs: number): Promise<boolean> {
    const connection = this.#connection;
    if (connection === null) return false;
    const untilMs = performance.now() + withinMs;
    let before = (await connection.pathSample()).packets;
    for (let grown = 0; performance.now() < untilMs;) {
      connection.probe();
      await this.#sleeper.sleep(LOOK_EVERY_MS);
      if (this.#isClosed() || this.#sessionId === null) return false;
      const { packets } = await connection.pathSample();
      grown = packets > before ? grown + 1 : 0;
      if (grown === 2) return true;
      before = packets;
    }
    return false;
  }

  /** A new connection; the last pictures of the old one stay until the new one is accepted. */
  #rejoin(): Promise<Result<void>> {
    this.#sessionId = null;
    if (this.#offer === null) this.#make();
    return this.join(true);
  }

  #isClosed(): boolean {
    return this.#state === 'closed';
  }

  #become(state: LinkState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#listener.stateChanged(state, this.#lastHeard.ms);
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
