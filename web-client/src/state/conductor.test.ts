// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { EMPTY_ROOM, type StandIn, standIn } from './browserStandIn';
import { conductor } from './conductor';
import { useVisit } from './visit';

vi.mock('../media/deflate', () => ({ deflate: async () => 'sdp', inflate: async () => 'sdp' }));

afterEach(() => {
  conductor.shut();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const ANSWERS: Record<string, object> = {
  tickets: { ticket: 't', websocketUrl: '/ws', expiresAt: '2099-01-01T00:00:00Z' },
  'join-tokens': { joinToken: 'j', expiresAt: '2099-01-01T00:00:00Z' },
};

const WELCOME = {
  type: 'welcome',
  classId: 'c-1',
  title: 'Chemistry',
  liveSince: '2026-11-21T10:00:00Z',
  you: { id: 'you', name: 'You', role: 'student', onStage: false, sending: {} },
  permissions: ['rosterView'],
  count: 2,
  stageId: null,
  screenId: null,
  onStage: [],
  slots: [],
  logSeq: 1,
  room: EMPTY_ROOM,
};

/** A front door at which the class is in this state; whoever waits is answered with it too. */
function serve(state: string) {
  vi.stubGlobal('fetch', async (path: string) => {
    const liveClass = { id: 'c-1', title: 'Chemistry', state, teachers: [] };
    return new Response(JSON.stringify(ANSWERS[path.split('/').at(-1) ?? ''] ?? liveClass));
  });
  return standIn(() => ({ type: 'waiting', state, waiting: 3 }));
}

const phase = () => useVisit.getState().phase;

test('a browser without WebRTC learns so at the door, before it asks for anything', async () => {
  serve('live');
  const fetch = vi.fn();
  vi.stubGlobal('fetch', fetch);
  vi.stubGlobal('RTCPeerConnection', undefined);
  await conductor.open('c-1');
  expect(phase()).toMatchObject({
    kind: 'failed',
    problem: { code: 'browser-too-old', detail: 'RTCPeerConnection' },
  });
  expect(fetch).not.toHaveBeenCalled();
});

test.each([
  ['scheduled', { kind: 'entrance', problem: null }],
  ['live', { kind: 'entrance', problem: null }],
  ['ended', { kind: 'failed', problem: { code: 'class-ended' } }],
])('the door of a class that is %s', async (state, expected) => {
  serve(state);
  await conductor.open('c-1');
  expect(phase()).toMatchObject(expected);
});

test('an answer about a class that is no longer asked for changes nothing', async () => {
  serve('live');
  const first = conductor.open('c-1');
  conductor.shut();
  await first;
  expect(useVisit.getState()).toMatchObject({ classId: null, phase: { kind: 'loading' } });
});

test('through the door into a live class, and out when the teacher ends it', async () => {
  const room = serve('live');
  await conductor.open('c-1');
  await conductor.enter();
  expect(room.actions).toEqual(['join']);
  expect(phase().kind).toBe('joining');
  room.tell(WELCOME);
  expect(phase().kind).toBe('inClass');
  expect(useVisit.getState()).toMatchObject({ link: 'connected', classroom: { count: 2 } });
  await vi.waitFor(() => expect(room.acts.map(({ type }) => type)).toEqual(['setSending']));
  room.tell({ type: 'classEnded', reason: 'byTeacher', endedAt: '2026-11-21T11:00:00Z' });
  expect(phase()).toMatchObject({
    kind: 'over',
    how: { reason: 'byTeacher', endedAt: '2026-11-21T11:00:00Z' },
  });
});

test('whoever waits comes in by themselves when the class begins', async () => {
  const room = serve('open');
  await conductor.open('c-1');
  await conductor.enter();
  expect(phase()).toEqual({ kind: 'waiting', waiting: 3, connected: true });
  room.push({ type: 'waitingCount', waiting: 7 });
  expect(phase()).toMatchObject({ waiting: 7 });
  room.push({ type: 'classLive', classId: 'c-1' });
  await vi.waitFor(() => expect(room.actions).toEqual(['wait', 'join']));
  room.tell(WELCOME);
  expect(phase().kind).toBe('inClass');
});

interface Lobby {
  readonly room: StandIn;
  /** Null: whoever asks may join. */
  decide(code: string | null): void;
  /** How often somebody has asked to join. */
  asked(): number;
}

/** A front door of a class that is on, whose leader has decided so about whoever asks to join. */
function serveLobby(): Lobby {
  const room = serve('live');
  const front = globalThis.fetch;
  let refusal: string | null = 'lobby-waiting';
  let asked = 0;
  vi.stubGlobal('fetch', async (path: string) => {
    if (!path.endsWith('/join-tokens')) return front(path);
    asked++;
    if (refusal === null) return front(path);
    const problem = { code: refusal, title: '', detail: '', status: 409 };
    return new Response(JSON.stringify(problem), { status: 409 });
  });
  return { room, decide: (code) => void (refusal = code), asked: () => asked };
}

test('who is not let in yet waits in the lobby, and comes in when somebody lets them in', async () => {
  const { room, decide } = serveLobby();
  await conductor.open('c-1');
  await conductor.enter();
  expect(phase()).toEqual({ kind: 'lobby', connected: true });
  expect(room.actions).toEqual(['wait']);
  decide(null);
  room.push({ type: 'admitted', classId: 'c-1' });
  await vi.waitFor(() => expect(room.actions).toEqual(['wait', 'join']));
  room.tell(WELCOME);
  expect(phase().kind).toBe('inClass');
});

test.each([
  ['was let in, and no push came', null, 'joining'],
  ['waits still', 'lobby-waiting', 'lobby'],
  ['meets a server that stumbles', 'internal', 'lobby'],
  ['was not let in', 'lobby-denied', 'over'],
  ['waited until the class was over', 'class-ended', 'over'],
  ['was removed from the class', 'banned', 'entrance'],
])('who asks again from the lobby after half a minute: %s', async (_, decision, expected) => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { decide, asked } = serveLobby();
  await conductor.open('c-1');
  await conductor.enter();
  decide(decision);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(asked()).toBe(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked()).toBe(2);
  await vi.waitFor(() => expect(phase().kind).toBe(expected));
});

test('who is turned away learns so by a push', async () => {
  const { room, decide } = serveLobby();
  await conductor.open('c-1');
  await conductor.enter();
  decide('lobby-denied');
  room.push({ type: 'denied', classId: 'c-1' });
  await vi.waitFor(() => expect(phase()).toMatchObject({ how: { reason: 'denied' } }));
});

test('a WebSocket that is lost in the lobby is opened again, and the place is kept', async () => {
  const { room } = serveLobby();
  await conductor.open('c-1');
  await conductor.enter();
  room.cutSocket();
  expect(phase()).toEqual({ kind: 'lobby', connected: false });
  await vi.waitFor(() => expect(phase()).toEqual({ kind: 'lobby', connected: true }));
  expect(room.actions).toEqual(['wait', 'wait']);
});

test('leaving is told to the room and to the server, and lets go of everything', async () => {
  const room = serve('live');
  await conductor.open('c-1');
  await conductor.enter();
  room.tell(WELCOME);
  conductor.leave();
  expect(phase()).toMatchObject({ kind: 'over', how: { reason: 'left' } });
  expect(room.acts.at(-1)).toMatchObject({ type: 'leave' });
  expect(room.actions).toEqual(['join', 'leave']);
  expect(document.querySelector('video, audio')).toBeNull();
});
