// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EMPTY_ROOM, type StandIn, standIn } from './browserStandIn';
import { conductor } from './conductor';
import { live } from './live';
import { useVisit } from './visit';

vi.mock('../media/deflate', () => ({ deflate: async () => 'sdp', inflate: async () => 'sdp' }));

const FAR = '2099-01-01T00:00:00Z';
const OPENED: Record<string, object> = {
  tickets: { ticket: 't', websocketUrl: '/ws', expiresAt: FAR },
  'join-tokens': { joinToken: 'j', expiresAt: FAR },
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

let room: StandIn;
let asked: string[];
/** What the front door says to an ICE restart, or to everything. */
let restarts: () => Response;
let door: 'open' | 'gone';

const visit = () => useVisit.getState();
const problem = (code: string, status: number) => () =>
  new Response(JSON.stringify({ code, status }), { status });

beforeEach(async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  asked = [];
  door = 'open';
  restarts = () => new Response(JSON.stringify({ sessionId: 's-1', answer: 'sdp' }));
  vi.stubGlobal('fetch', async (path: string) => {
    const what = path.split('/').at(-1) ?? '';
    asked.push(what);
    if (door === 'gone') throw new TypeError('Failed to fetch');
    if (what === 'ice-restarts') return restarts();
    const liveClass = { id: 'c-1', title: 'Chemistry', state: 'live', teachers: [] };
    return new Response(JSON.stringify(OPENED[what] ?? liveClass));
  });
  room = standIn(() => ({ type: 'waiting', state: 'live', waiting: 0 }));
  await conductor.open('c-1');
  await conductor.enter();
  room.tell(WELCOME);
  await vi.advanceTimersByTimeAsync(2_000);
  asked.length = 0;
});

afterEach(() => {
  conductor.shut();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('a WebSocket that is cut touches nothing, and is opened again with a new ticket', async () => {
  room.cutSocket();
  await vi.advanceTimersByTimeAsync(1_500);
  expect(visit()).toMatchObject({ link: 'connected', lostAt: null, phase: { kind: 'inClass' } });
  expect(asked).toEqual(['tickets']);
  expect(live.link?.isSignalingOpen).toBe(true);
  expect(room.connections()).toBe(1);
});

test('a WebSocket that only looks open is found out when the machine wakes, and replaced', async () => {
  room.deafenSocket();
  live.link?.hurry();
  await vi.advanceTimersByTimeAsync(4_500);
  expect(room.actions).toContain('ping');
  expect(asked).toEqual(['tickets']);
  expect(live.link?.isSignalingOpen).toBe(true);
  expect(visit()).toMatchObject({ link: 'connected', lostAt: null });
});

test('a path without packets for a second is restarted at once', async () => {
  restarts = () => {
    room.flows(true);
    return new Response(JSON.stringify({ sessionId: 's-1', answer: 'sdp' }));
  };
  room.flows(false);
  await vi.advanceTimersByTimeAsync(1_500);
  expect(asked).toEqual(['ice-restarts']);
  await vi.advanceTimersByTimeAsync(500);
  expect(visit()).toMatchObject({ link: 'connected', lostAt: null });
  expect(room.connections()).toBe(1);
});

test('a path that carries again by itself needs no answer from the front door', async () => {
  room.flows(false);
  door = 'gone';
  await vi.advanceTimersByTimeAsync(2_000);
  expect(visit()).toMatchObject({ link: 'restarting' });
  room.flows(true);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(visit()).toMatchObject({ link: 'connected' });
});

test.each([
  ['session-not-found', 404],
  ['no-node', 503],
  ['node-unreachable, twice', 503],
])(
  'a restart answered by %s is followed by a new join, on a new connection',
  async (code, status) => {
    restarts = problem(code.replace(/,.*/, ''), status);
    room.flows(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(room.actions.filter((action) => action === 'join')).toHaveLength(2);
    expect(room.connections()).toBe(2);
    room.flows(true);
    room.tell(WELCOME);
    await vi.advanceTimersByTimeAsync(500);
    expect(visit()).toMatchObject({ link: 'connected', phase: { kind: 'inClass' } });
  },
);

test('while nobody answers, what is known of the class stays, and the page says why', async () => {
  door = 'gone';
  room.cutSocket();
  room.flows(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(visit()).toMatchObject({ trouble: 'offline', phase: { kind: 'inClass' } });
  expect(visit().classroom?.title).toBe('Chemistry');
  expect(visit().lostAt).not.toBeNull();
  expect(asked.length).toBeLessThan(60);
  expect(room.connections()).toBe(2);
  door = 'open';
  room.flows(true);
  await vi.advanceTimersByTimeAsync(9_000);
  room.tell(WELCOME);
  expect(visit()).toMatchObject({ link: 'connected', trouble: null, notice: { kind: 'missed' } });
});

test('a laptop that slept for ten minutes joins again, and says how long it was away', async () => {
  room.flows(false);
  vi.setSystemTime(Date.now() + 600_000);
  live.link?.hurry();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked).not.toContain('ice-restarts');
  room.flows(true);
  room.tell(WELCOME);
  await vi.advanceTimersByTimeAsync(500);
  const { notice } = visit();
  expect(notice?.kind).toBe('missed');
  expect(notice?.seconds).toBeGreaterThanOrEqual(600);
});

test('leaving works offline, and stops every attempt to come back', async () => {
  door = 'gone';
  room.cutSocket();
  room.flows(false);
  await vi.advanceTimersByTimeAsync(5_000);
  conductor.leave();
  expect(visit().phase).toMatchObject({ kind: 'over', how: { reason: 'left' } });
  asked.length = 0;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([]);
});

test('a class that has ended meanwhile is over', async () => {
  restarts = problem('class-ended', 410);
  room.flows(false);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(visit().phase).toMatchObject({ kind: 'over', how: { reason: 'byTeacher' } });
});

test('another tab takes the class, and one click takes it back', async () => {
  room.tell({ type: 'classEnded', reason: 'replaced', endedAt: FAR });
  expect(visit().phase).toMatchObject({ kind: 'over', how: { reason: 'replaced' } });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(room.connections()).toBe(1);
  const back = conductor.takeBack();
  await vi.advanceTimersByTimeAsync(500);
  await back;
  room.tell(WELCOME);
  expect(visit().phase.kind).toBe('inClass');
});
