import { MediaConnection } from '../media/connection';
import { fullJitter, type Growth } from '../media/backOff';
import { type LinkListener, type LinkServices, LiveLink } from '../media/liveLink';
import { isFinal } from '../media/recovery';
import type { Push } from '../media/signaling';
import { deviceOf } from '../media/slots';
import type { ClassEvent } from '../protocol/generated';
import { done, type Problem, pageProblem, type Result } from '../protocol/problem';
import { api } from '../rest/api';
import { forgetClass, heard } from './classEvents';
import { dataSaver } from './dataSaver';
import { doorWatch } from './doorWatch';
import { linkHealth } from './linkHealth';
import { live } from './live';
import { ownMedia, useOwnMedia } from './ownMedia';
import { pictures } from './pictures';
import { otherTabs } from './otherTabs';
import { type Ending, NO_VISIT, type Phase, useVisit } from './visit';

const get = useVisit.getState;
const set = useVisit.setState;
const phase = (next: Phase) => set({ phase: next });

/** How often a join is tried again when what failed may pass. */
const JOINS_AGAIN = 2;
/** How often the first wait is tried before the person learns why it fails. */
const WAITS_AGAIN = 2;
/** Everybody who waits may have lost the same server. */
const WAIT_PAUSES: Growth = { firstMs: 1_000, longestMs: 30_000, factor: 2 };
const JOIN_PAUSES: Growth = { firstMs: 500, longestMs: 2_000, factor: 2 };

/** What may be gone at the next attempt. */
const PASSING: readonly Problem['code'][] = [
  'offline',
  'no-answer',
  'signaling-lost',
  'ticket-invalid',
  'node-unreachable',
];

/** Where somebody stands who waits, and how the class is. */
interface Place {
  readonly state: string;
  readonly waiting: number;
}

/** Leads one visit to a class from its door to its end, by clicks, by the server and by losses. */
export const conductor = {
  async open(classId: string): Promise<void> {
    conductor.shut();
    set({ ...NO_VISIT, classId });
    if (lacksMedia()) return;
    const result = await api.liveClass(classId);
    if (get().classId !== classId) return;
    if (!result.ok) return phase({ kind: 'failed', problem: result.problem });
    const liveClass = result.value;
    set({ liveClass });
    if (liveClass.state === 'ended') {
      return phase({ kind: 'failed', problem: pageProblem('class-ended') });
    }
    phase({ kind: 'entrance', problem: null });
    doorWatch.atEntrance(classId);
  },

  /** The click that joins: everything that needs a click happens before the first await. */
  async enter(): Promise<void> {
    doorWatch.stop();
    makeLink();
    phase({ kind: 'joining' });
    if (get().liveClass?.state === 'live') await join();
    else await wait();
  },

  /** The teacher's click: the class is live for everybody, then the teacher goes in. */
  async goLive(): Promise<void> {
    const { classId, phase: before } = get();
    if (classId === null) return;
    doorWatch.stop();
    if (before.kind !== 'waiting') makeLink();
    phase({ kind: 'joining' });
    const begun = await api.goLive(classId);
    if (!begun.ok) return fellBack(begun.problem);
    set({ liveClass: begun.value });
    await join();
  },

  leave(): void {
    live.link?.leave();
    over('left');
  },

  /** Waits no longer for the connection that was lost: a new one, at once. */
  rejoin(): void {
    live.link?.startOver();
  },

  /** "Use it here": the class comes back from the other tab, with what was sent from this one. */
  async takeBack(): Promise<void> {
    const { classId, liveClass, phase: before } = get();
    if (classId === null || liveClass === null || before.kind !== 'over') return;
    const { sending } = before.how;
    conductor.shut();
    set({ ...NO_VISIT, classId, liveClass });
    const entered = conductor.enter();
    if (sending?.microphone === 'on' || sending?.microphone === 'muted') {
      void ownMedia.startMicrophone(sending.microphone === 'muted');
    }
    if (sending?.camera === 'on') void ownMedia.startCamera();
    await entered;
  },

  /** Lets go of everything; the page is about something else now. */
  shut(): void {
    live.link?.leave();
    letGo();
    set(NO_VISIT);
  },
};

/** Said at the door, before anybody waits for a class that this browser cannot show. */
function lacksMedia(): boolean {
  const missing = MediaConnection.missing();
  if (missing.length === 0) return false;
  phase({ kind: 'failed', problem: pageProblem('browser-too-old', missing.join(', ')) });
  return true;
}

function makeLink(): void {
  live.link?.close();
  const device = deviceOf(window.innerWidth, window.innerHeight);
  pictures.prepare(device);
  live.link = new LiveLink(device, services(), listener());
  live.link.prepare();
  dataSaver.begin();
  pictures.play();
}

function services(): LinkServices {
  const classId = get().classId ?? '';
  return {
    ticket: () => api.ticket(classId),
    joinToken: () => api.joinToken(classId),
    async restartIce({ joinToken }, sessionId, offer): Promise<Result<string>> {
      const restarted = await api.restartIce(classId, { joinToken, sessionId, offer });
      return restarted.ok ? done(restarted.value.answer) : restarted;
    },
  };
}

function listener(): LinkListener {
  return {
    stateChanged: linkHealth.changed,
    stillAway: linkHealth.stillAway,
    sampled: linkHealth.sampled,
    connectionMade(connection) {
      pictures.attach(connection);
      ownMedia.connect(connection, (sending) => {
        live.link?.channel.tell({ type: 'setSending', sending });
      });
      if (get().phase.kind === 'inClass') pictures.play();
    },
    event: told,
    push: pushed,
    lost() {
      if (get().phase.kind === 'waiting') void wait();
      if (get().phase.kind === 'lobby') void waitInLobby();
    },
    gaveUp(problem) {
      if (problem.code === 'class-ended') return over('byTeacher');
      if (problem.code === 'lobby-denied') return over('denied');
      letGo();
      if (problem.code === 'lobby-waiting') {
        makeLink();
        return void waitInLobby();
      }
      phase({ kind: 'failed', problem });
    },
  };
}

function told(event: ClassEvent): void {
  heard(event);
  if (event.type === 'welcome') {
    phase({ kind: 'inClass' });
    otherTabs.takenHere({ classId: event.classId, personId: event.you.id });
  }
  if (event.type === 'classEnded') over(event.reason, event.endedAt);
}

/** Waits for the bell. */
async function wait(): Promise<void> {
  const { classId, phase: at } = get();
  const isWaiting = at.kind === 'waiting';
  if (isWaiting) phase({ kind: 'waiting', waiting: null, connected: false });
  const place = await placeAtDoor(isWaiting ? Infinity : WAITS_AGAIN);
  if (classId === null || place === null) return;
  const { state, waiting } = place;
  if (state === 'live' || state === 'ended') return begunOrEnded(state);
  phase({ kind: 'waiting', waiting, connected: true });
  doorWatch.whileWaiting(classId, begunOrEnded);
}

/** Waits in the lobby of a class that is on, until somebody decides. */
async function waitInLobby(): Promise<void> {
  const { classId } = get();
  if (classId === null) return;
  // A WebSocket that comes and goes does not put off the next question.
  if (get().phase.kind !== 'lobby') doorWatch.inLobby(classId, askToComeIn);
  phase({ kind: 'lobby', connected: false });
  const place = await placeAtDoor(Infinity);
  if (place === null) return;
  if (place.state === 'ended') return over('byTeacher');
  phase({ kind: 'lobby', connected: true });
}

/** Asks from the lobby; who is not let in yet stays there, whatever else goes wrong meanwhile. */
async function askToComeIn(): Promise<void> {
  const { link } = live;
  if (link === null || get().phase.kind !== 'lobby') return;
  const asked = await link.ask();
  if (link !== live.link || get().phase.kind !== 'lobby') return;
  if (asked.ok) return join();
  const { problem } = asked;
  if (problem.code !== 'lobby-waiting' && isFinal(problem)) return turnedBack(problem);
}

/**
 * Takes a place among those who wait; a lost WebSocket is opened again with growing pauses. Null:
 * this visit is elsewhere by now.
 */
async function placeAtDoor(mostAgain: number, attempt = 0): Promise<Place | null> {
  const { classId, phase: at } = get();
  const { link } = live;
  if (classId === null || link === null) return null;
  const isElsewhere = () =>
    link !== live.link || link.state === 'closed' || get().phase.kind !== at.kind;
  const waiting = await link.wait(classId);
  if (isElsewhere()) return null;
  if (waiting.ok) return waiting.value;
  if (!PASSING.includes(waiting.problem.code) || attempt >= mostAgain) {
    fellBack(waiting.problem);
    return null;
  }
  await paused(fullJitter(attempt, WAIT_PAUSES));
  return isElsewhere() ? null : placeAtDoor(mostAgain, attempt + 1);
}

function begunOrEnded(state: 'live' | 'ended'): void {
  if (state === 'live') void join();
  else over('byTeacher');
}

async function join(): Promise<void> {
  doorWatch.stop();
  const { link } = live;
  if (link === null) return;
  phase({ kind: 'joining' });
  let joined = await link.join();
  for (let again = 0; again < JOINS_AGAIN; again++) {
    if (joined.ok || !PASSING.includes(joined.problem.code) || link !== live.link) break;
    await paused(fullJitter(again, JOIN_PAUSES));
    joined = await link.join();
  }
  if (link !== live.link || link.state === 'closed' || joined.ok) return;
  return turnedBack(joined.problem);
}

/** What follows from a join that was refused. */
function turnedBack(problem: Problem): Promise<void> | void {
  switch (problem.code) {
    case 'class-not-live':
      return wait();
    case 'lobby-waiting':
      return waitInLobby();
    case 'lobby-denied':
      return over('denied');
    case 'class-ended':
      return over('byTeacher');
    default:
      return fellBack(problem);
  }
}

/** Back to the entrance, with the reason; the person may try again. */
function fellBack(problem: Problem): void {
  doorWatch.stop();
  live.link?.close();
  live.link = null;
  phase({ kind: 'entrance', problem });
}

function pushed(push: Push): void {
  if (push.type === 'waitingCount') return doorWatch.counted(push.waiting);
  if (push.classId !== get().classId) return;
  const { kind } = get().phase;
  if (push.type === 'classEnded') return kind === 'over' ? undefined : over('byTeacher');
  if (kind === 'lobby') void askToComeIn();
  if (kind === 'waiting' && push.type === 'classLive') void join();
}

function over(reason: Ending['reason'], at?: string): void {
  const { sending } = useOwnMedia.getState();
  letGo();
  phase({ kind: 'over', how: { reason, endedAt: at ?? new Date().toISOString(), sending } });
}

otherTabs.onTaken(({ classId, personId }) => {
  const { classroom, phase: at } = get();
  const mine = classroom?.classId === classId && classroom.you.id === personId;
  if (mine && at.kind === 'inClass') over('replaced');
});

function paused(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function letGo(): void {
  doorWatch.stop();
  live.link?.close();
  live.link = null;
  forgetClass();
  pictures.close();
  ownMedia.release();
}
