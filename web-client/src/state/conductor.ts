import type { ActBody } from '../media/classChannel';
import { MediaConnection } from '../media/connection';
import { type LinkListener, type LinkServices, type LinkState, LiveLink } from '../media/liveLink';
import { type NetworkSample, networkWord } from '../media/network';
import { Playback, type View, viewOf } from '../media/playback';
import type { Push } from '../media/signaling';
import type { Device } from '../media/slots';
import type { ClassEvent, SlotName } from '../protocol/generated';
import { done, type Problem, pageProblem, type Result } from '../protocol/problem';
import { api } from '../rest/api';
import { reduce, shown, withAsked } from './classroom';
import { ownMedia, useOwnMedia } from './ownMedia';
import { Subscriptions } from './subscriptions';
import { NO_VISIT, type Phase, useVisit } from './visit';

const get = useVisit.getState;
const set = useVisit.setState;
const phase = (next: Phase) => set({ phase: next });

/** How often a person at the door learns that it has opened. */
const POLL_ENTRANCE_MS = 15_000;
const POLL_WAITING_MS = 10_000;
const JUDGE_NETWORK_MS = 3_000;
/** A page out of sight keeps its pictures this long, for those who only look something up. */
const HIDDEN_AFTER_MS = 10_000;

/** Somebody who scrolls asks for rows once, where they stop. */
const SCROLLED_MS = 120;

let link: LiveLink | null = null;
let playback: Playback | null = null;
let poll = 0;
let hiddenTimer = 0;
let judged: { atMs: number; sample: NetworkSample } | null = null;
let noticeId = 0;
const waitingForFrames = new Map<SlotName, () => void>();

const subscriptions = new Subscriptions(
  (slot, maxHeight) => link?.channel.tell({ type: 'subscribe', slot, maxHeight }) ?? false,
);

/** Leads one visit to a class: what follows from clicks, from the server, and from losses. */
export const conductor = {
  async open(classId: string): Promise<void> {
    conductor.shut();
    set({ ...NO_VISIT, classId });
    const result = await api.liveClass(classId);
    if (get().classId !== classId) return;
    if (!result.ok) return phase({ kind: 'failed', problem: result.problem });
    const liveClass = result.value;
    set({ liveClass });
    if (liveClass.state === 'ended') {
      return phase({ kind: 'failed', problem: pageProblem('class-ended') });
    }
    phase({ kind: 'entrance', problem: null });
    stopPolling();
    poll = window.setInterval(() => void lookAgain(classId), POLL_ENTRANCE_MS);
  },

  /** The click that joins: everything that needs a click happens before the first await. */
  async enter(): Promise<void> {
    if (!MediaConnection.isSupported()) {
      return phase({ kind: 'failed', problem: pageProblem('browser-too-old') });
    }
    stopPolling();
    makeLink();
    playback?.playAll();
    phase({ kind: 'joining' });
    if (get().liveClass?.state === 'live') await join();
    else await wait();
  },

  /** The teacher's click: the class is live for everybody, then the teacher goes in. */
  async goLive(): Promise<void> {
    const { classId, phase: before } = get();
    if (classId === null) return;
    stopPolling();
    if (before.kind !== 'waiting') {
      makeLink();
      playback?.playAll();
    }
    phase({ kind: 'joining' });
    const live = await api.goLive(classId);
    if (!live.ok) return fellBack(live.problem);
    set({ liveClass: live.value });
    await join();
  },

  leave(): void {
    link?.leave();
    over('left');
  },

  async endClass(): Promise<boolean> {
    const outcome = await link?.act({ type: 'endClass' });
    if (outcome?.kind === 'refused') notify('refused', '', outcome.code);
    return outcome?.kind === 'done';
  },

  async bringOnStage(id: string): Promise<void> {
    asked(id, true);
    const outcome = await link?.act({ type: 'inviteToStage', participantId: id });
    if (outcome?.kind !== 'done') asked(id, false);
    if (outcome?.kind === 'refused') notify('refused', '', outcome.code);
  },

  /** Takes somebody off the stage, or an invitation back; null is oneself. */
  async takeOffStage(id: string | null): Promise<void> {
    if (id === null) stopSending();
    else asked(id, false);
    await act({ type: 'leaveStage', participantId: id });
  },

  /** A yes asks for the devices first: who says yes can be heard. */
  async answerInvitation(answer: 'withCamera' | 'voiceOnly' | 'no'): Promise<void> {
    if (answer !== 'no') {
      const ready =
        answer === 'withCamera' ? await ownMedia.startBoth() : await ownMedia.startMicrophone();
      if (!ready || get().classroom?.invitedBy === null) return stopSending();
    }
    const { classroom } = get();
    if (classroom) set({ classroom: { ...classroom, invitedBy: null } });
    const outcome = await act({ type: 'answerInvitation', accepted: answer !== 'no' });
    if (outcome !== 'done' && answer !== 'no') stopSending();
  },

  watchRoster(offset: number, limit: number): void {
    rosterWindow = { offset, limit };
    clearTimeout(rosterTimer);
    rosterTimer = window.setTimeout(sayRosterWindow, SCROLLED_MS);
  },

  /** How tall a slot is drawn now; 0 when it is not. */
  drawn(slot: SlotName, cssHeight: number): void {
    subscriptions.drawn(slot, cssHeight);
  },

  mediaElement(view: View): HTMLMediaElement | null {
    return playback?.element(view) ?? null;
  },

  /** Puts an element into the page without stopping it. */
  place(element: HTMLMediaElement, host: HTMLElement | null): void {
    move(element, host ?? playback?.park ?? null);
    playback?.resume(element);
  },

  /** From within a click, where the browser wanted one before it plays sound. */
  hear(): void {
    playback?.playAll();
  },

  playOn(id: string): void {
    void playback?.setSpeaker(id);
  },

  dismissNotice(): void {
    set({ notice: null });
  },

  async toggleFullScreen(): Promise<void> {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen?.();
  },

  shut(): void {
    stopPolling();
    link?.leave();
    link = null;
    for (const stop of waitingForFrames.values()) stop();
    waitingForFrames.clear();
    playback?.close();
    playback = null;
    ownMedia.release();
    set(NO_VISIT);
  },

  get sessionId(): string | null {
    return link?.sessionId ?? null;
  },

  get isSignalingOpen(): boolean {
    return link?.isSignalingOpen ?? false;
  },

  askedHeight: (slot: SlotName) => subscriptions.askedFor(slot),
  statistics: async () => (await link?.connection?.statistics()) ?? [],
};

/** The element in which a slot plays. */
export const viewOfSlot = viewOf;

let rosterWindow: { offset: number; limit: number } | null = null;
let rosterTimer = 0;

function sayRosterWindow(): void {
  if (rosterWindow) link?.channel.tell({ type: 'watchRoster', ...rosterWindow });
}

/** A phone has fewer tiles; the choice is made once, since slots are fixed by the offer. */
export function deviceOf(width: number, height: number): Device {
  return Math.min(width, height) < 600 ? 'phone' : 'desktop';
}

function makeLink(): void {
  link?.close();
  const device = deviceOf(window.innerWidth, window.innerHeight);
  playback ??= new Playback(device, (autoplayBlocked) => set({ autoplayBlocked }));
  link = new LiveLink(device, services(), listener());
  link.prepare();
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
    stateChanged: linkChanged,
    connectionMade(connection) {
      playback?.attach(connection);
      ownMedia.connect(connection, (sending) => {
        link?.channel.tell({ type: 'setSending', sending });
      });
      if (get().phase.kind === 'inClass') playback?.playAll();
    },
    event: heard,
    push: pushed,
    lost: () => get().phase.kind === 'waiting' && void wait(),
    sampled: judge,
    gaveUp(problem) {
      link?.close();
      if (problem.code === 'class-ended') over('byTeacher');
      else phase({ kind: 'failed', problem });
    },
  };
}

/** Waits for the bell; a lost WebSocket is opened again with growing pauses. */
async function wait(attempt = 0): Promise<void> {
  const { classId } = get();
  const mine = link;
  if (classId === null || mine === null) return;
  const shownWaiting = get().phase.kind === 'waiting';
  if (shownWaiting) phase({ kind: 'waiting', waiting: null, connected: false });
  const waiting = await mine.wait(classId);
  if (mine !== link || mine.state === 'closed') return;
  if (!waiting.ok) {
    const passing = isPassing(waiting.problem);
    if (!passing || (!shownWaiting && attempt >= 2)) return fellBack(waiting.problem);
    await new Promise((resolve) => setTimeout(resolve, Math.min(30_000, 1_000 * 2 ** attempt)));
    return mine === link ? wait(attempt + 1) : undefined;
  }
  if (waiting.value.state === 'live') return join();
  if (waiting.value.state === 'ended') return over('byTeacher');
  phase({ kind: 'waiting', waiting: waiting.value.waiting, connected: true });
  startPolling(classId);
}

async function join(): Promise<void> {
  stopPolling();
  const mine = link;
  if (mine === null) return;
  phase({ kind: 'joining' });
  let joined = await mine.join();
  for (let again = 0; again < 2 && !joined.ok && isPassing(joined.problem); again++) {
    if (mine !== link) return;
    joined = await mine.join();
  }
  if (mine !== link || mine.state === 'closed' || joined.ok) return;
  if (joined.problem.code === 'class-not-live') return wait();
  if (joined.problem.code === 'class-ended') return over('byTeacher');
  fellBack(joined.problem);
}

/** Back to the entrance, with the reason; the person may try again. */
function fellBack(problem: Problem): void {
  stopPolling();
  link?.close();
  link = null;
  phase({ kind: 'entrance', problem });
}

function isPassing(problem: Problem): boolean {
  return ['offline', 'no-answer', 'signaling-lost', 'ticket-invalid', 'node-unreachable'].includes(
    problem.code,
  );
}

async function lookAgain(classId: string): Promise<void> {
  const result = await api.liveClass(classId);
  const here = get().classId === classId && get().phase.kind === 'entrance';
  if (here && result.ok) set({ liveClass: result.value });
}

function startPolling(classId: string): void {
  stopPolling();
  poll = window.setInterval(async () => {
    const result = await api.waiting(classId);
    if (get().phase.kind !== 'waiting' || get().classId !== classId || !result.ok) return;
    if (result.value.state === 'live') return join();
    if (result.value.state === 'ended') return over('byTeacher');
    counted(result.value.waiting);
    const { liveClass } = get();
    if (liveClass) set({ liveClass: { ...liveClass, state: result.value.state } });
  }, POLL_WAITING_MS);
}

function stopPolling(): void {
  clearInterval(poll);
}

function counted(waiting: number): void {
  const now = get().phase;
  if (now.kind === 'waiting') phase({ ...now, waiting });
}

function pushed(push: Push): void {
  if (push.type === 'waitingCount') return counted(push.waiting);
  if (push.classId !== get().classId) return;
  if (push.type === 'classLive' && get().phase.kind === 'waiting') void join();
  if (push.type === 'classEnded' && get().phase.kind !== 'over') {
    link?.close();
    over('byTeacher');
  }
}

function linkChanged(state: LinkState): void {
  const lost = state === 'restarting' || state === 'rejoining';
  const lostAt = lost ? (get().lostAt ?? Date.now()) : null;
  set({ link: state, lostAt, ...(lost ? { network: 'lost' as const } : {}) });
  if (state === 'connected') {
    judged = null;
    set({ network: 'excellent' });
  }
}

function heard(event: ClassEvent): void {
  const before = get().classroom;
  set({ classroom: reduce(before, event) });
  switch (event.type) {
    case 'welcome':
      phase({ kind: 'inClass' });
      ownMedia.reassert();
      void ownMedia.permit(new Set(event.permissions));
      subscriptions.reassert();
      for (const slot of event.slots) awaitFrame(slot.slot);
      sayRosterWindow();
      return;
    case 'slotAssigned':
      return awaitFrame(event.assignment.slot);
    case 'permissionsChanged':
      if (before?.permissions.has('mediaAudio') && !event.permissions.includes('mediaAudio')) {
        notify('offStage');
      }
      return void ownMedia.permit(new Set(event.permissions));
    case 'invitationAnswered':
      if (!event.accepted) notify('declined', nameOf(event.participantId));
      return;
    case 'classEnded':
      link?.close();
      return over(event.reason, event.endedAt);
    default:
      return;
  }
}

/** Hides a slot until the first frame of its new source is there. */
function awaitFrame(slot: SlotName): void {
  waitingForFrames.get(slot)?.();
  waitingForFrames.delete(slot);
  const view = get().classroom?.slots.get(slot);
  if (!view || view.participantId === null || !isPicture(slot)) return;
  subscriptions.filled(slot);
  if (view.shown) return;
  // Without a timestamp the new source has not started: the room says so again when it has.
  if (view.rtpTimestamp === null) return;
  const stop = playback?.whenShown(slot, view.rtpTimestamp, () => {
    const { classroom } = get();
    if (classroom) set({ classroom: shown(classroom, slot) });
  });
  if (stop) waitingForFrames.set(slot, stop);
}

function isPicture(slot: SlotName): boolean {
  return slot === 'stageCamera' || slot === 'sharedScreen' || slot.startsWith('tile');
}

function judge(sample: NetworkSample): void {
  const atMs = performance.now();
  if (judged && atMs - judged.atMs < JUDGE_NETWORK_MS) return;
  const network = networkWord(judged?.sample ?? null, sample);
  judged = { atMs, sample };
  if (get().network !== network && get().lostAt === null) set({ network });
}

async function act(body: ActBody): Promise<'done' | 'refused' | 'dropped'> {
  const outcome = (await link?.act(body)) ?? { kind: 'dropped' as const };
  if (outcome.kind === 'refused') notify('refused', '', outcome.code);
  return outcome.kind;
}

function stopSending(): void {
  ownMedia.stopMicrophone();
  ownMedia.stopCamera();
}

function asked(id: string, isAsked: boolean): void {
  const { classroom } = get();
  if (classroom) set({ classroom: withAsked(classroom, id, isAsked) });
}

function nameOf(id: string): string {
  return get().classroom?.roster?.rows.find((row) => row.id === id)?.name ?? '';
}

function notify(kind: 'refused' | 'declined' | 'offStage', name = '', code = ''): void {
  set({ notice: { id: ++noticeId, kind, name, code } });
}

function over(reason: 'left' | 'byTeacher' | 'replaced', at?: string): void {
  stopPolling();
  link?.close();
  link = null;
  rosterWindow = null;
  ownMedia.release();
  playback?.close();
  playback = null;
  phase({ kind: 'over', how: { reason, endedAt: at ?? new Date().toISOString() } });
}

/** Moves an element in the page; `moveBefore` keeps it playing where the browser knows it. */
function move(element: HTMLElement, host: (HTMLElement & MoveBefore) | null): void {
  if (host === null || element.parentElement === host) return;
  if (host.moveBefore && element.isConnected && host.isConnected) host.moveBefore(element, null);
  else host.append(element);
}

interface MoveBefore {
  moveBefore?(node: Node, child: Node | null): void;
}

/** Heard for as long as the page lives. */
export function watchPage(): void {
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiddenTimer);
    if (document.visibilityState === 'visible') subscriptions.pageHidden(false);
    else hiddenTimer = window.setTimeout(() => subscriptions.pageHidden(true), HIDDEN_AFTER_MS);
  });
  window.addEventListener('pagehide', () => link?.leave());
  window.addEventListener('pageshow', (event) => event.persisted && location.reload());
  navigator.mediaDevices?.addEventListener?.('devicechange', () => {
    if (useOwnMedia.getState().list.microphones.length > 0) void ownMedia.refreshDevices();
  });
}
