import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ActBody, ClassChannel } from '../media/classChannel';
import type { LiveLink } from '../media/liveLink';
import type { LogEvent, RoomSnapshot } from '../protocol/generated';
import { EMPTY_ROOM } from './browserStandIn';
import { useChat } from './chat';
import { chatActs } from './chatActs';
import { forgetClass, heard } from './classEvents';
import { live } from './live';
import { questionActs } from './questionActs';
import { questionsWatch, useQuestions } from './questions';
import { NO_VISIT, useVisit } from './visit';

type Frame = Record<string, unknown> & { type: string; id: string };

let sent: Frame[];
let online: boolean;
let startedOver: number;
let channel: ClassChannel;

const YOU = { id: 'you', name: 'You', role: 'student', onStage: false, handRaised: false };
const tell = (body: object) => {
  const event = channel.read(JSON.stringify({ v: 1, seq: 1, at: '', ...body }));
  if (event) heard(event);
};
const welcome = (logSeq: number, room: Partial<RoomSnapshot> = {}) =>
  tell({
    type: 'welcome',
    classId: 'c-1',
    title: 'Chemistry',
    liveSince: '',
    you: { ...YOU, sending: { microphone: 'off', camera: 'off', screen: 'off' } },
    permissions: ['chatRead', 'chatWrite'],
    count: 2,
    stageId: null,
    screenId: null,
    onStage: [],
    slots: [],
    logSeq,
    room: { ...EMPTY_ROOM, ...room },
  });
const entry = (seq: number, text: string, by = 'other', actId: string | null = null) => ({
  seq,
  at: '2026-11-21T10:00:00Z',
  by,
  actId,
  event: {
    type: 'messagePosted',
    name: by,
    role: 'student',
    text,
    audience: 'everyone',
    toId: null,
    replyTo: null,
  } satisfies LogEvent,
});
const happened = (...of: Parameters<typeof entry>) =>
  tell({ type: 'happened', entry: entry(...of) });
const acknowledge = ({ id }: Frame, logSeq: number) =>
  tell({ type: 'acknowledged', actId: id, logSeq });
const asked = (type: string) => sent.filter((frame) => frame.type === type);
const last = (type: string) => asked(type).at(-1) ?? { type, id: '' };
const shown = () => useChat.getState().messages.map(({ text }) => text);
const sending = () => useChat.getState().outgoing.map(({ text }) => text);
const settled = () => new Promise((resolve) => setTimeout(resolve));
const say = (text: string) =>
  void chatActs.post({ text, audience: 'everyone', toId: null, replyTo: null });

beforeEach(() => {
  sent = [];
  online = true;
  startedOver = 0;
  channel = new ClassChannel((text) => {
    if (online) sent.push(JSON.parse(text) as Frame);
    return online;
  });
  live.link = {
    channel,
    act: (body: ActBody, id?: string) => channel.act(body, id),
    startOver: () => startedOver++,
  } as unknown as LiveLink;
  useVisit.setState(NO_VISIT);
  forgetClass();
});

afterEach(() => {
  channel.close();
  live.link = null;
  forgetClass();
  vi.useRealTimers();
});

test('a message is sending until it is there, and is shown once', async () => {
  welcome(5);
  say('Hello');
  expect(sending()).toEqual(['Hello']);
  const { id } = last('postMessage');
  happened(6, 'Hello', 'you', id);
  expect([shown(), sending()]).toEqual([['Hello'], []]);
  acknowledge(last('postMessage'), 6);
  await settled();
  expect([shown(), sending()]).toEqual([['Hello'], []]);
});

test('a page that was offline for a while shows all that it missed, once and in order', async () => {
  welcome(5);
  happened(6, 'Before');
  online = false;
  say('From the tunnel');
  online = true;
  welcome(9, { chat: [] });
  happened(10, 'After');
  expect(last('readLog')).toMatchObject({ after: 6, limit: 100 });
  const entries = [entry(7, 'Missed 1'), entry(8, 'Missed 2')];
  tell({ type: 'logRead', after: 6, entries, upTo: 8, complete: false });
  expect(last('readLog')).toMatchObject({ after: 8 });
  const rest = [entry(9, 'Missed 3'), entry(10, 'After')];
  tell({ type: 'logRead', after: 8, entries: rest, upTo: 10, complete: true });
  acknowledge(last('postMessage'), 11);
  happened(11, 'From the tunnel', 'you', last('postMessage').id);
  await settled();
  expect(shown()).toEqual([
    'Before',
    'Missed 1',
    'Missed 2',
    'Missed 3',
    'After',
    'From the tunnel',
  ]);
  expect(sending()).toEqual([]);
});

test('a message whose acknowledgement was lost is sent again as the same act, and shown once', async () => {
  welcome(5);
  say('Hello');
  const [first] = asked('postMessage');
  welcome(6);
  expect(asked('postMessage').map(({ id }) => id)).toEqual([first?.id, first?.id]);
  const own = entry(6, 'Hello', 'you', first?.id ?? null);
  tell({ type: 'logRead', after: 5, entries: [own], upTo: 6, complete: true });
  expect([shown(), sending()]).toEqual([['Hello'], []]);
  acknowledge(last('postMessage'), 6);
  await settled();
  expect([shown(), sending()]).toEqual([['Hello'], []]);
});

test('a refusal stays at the message, with the time after which it can be said again', async () => {
  welcome(5);
  say('Too soon');
  const { id } = last('postMessage');
  tell({ type: 'refused', actId: id, code: 'slow-mode', detail: '', retryAfterMs: 4_000 });
  await settled();
  const [refused] = useChat.getState().outgoing;
  expect(refused?.refused?.code).toBe('slow-mode');
  expect(refused?.refused?.againAtMs).toBeGreaterThan(Date.now() + 3_000);
  void chatActs.postAgain(refused?.actId ?? '');
  expect(last('postMessage')).toMatchObject({ text: 'Too soon' });
  expect(last('postMessage').id).not.toBe(id);
});

test('a log that cannot be read yet is asked for again', async () => {
  vi.useFakeTimers();
  welcome(5);
  welcome(7);
  const { id } = last('readLog');
  tell({ type: 'refused', actId: id, code: 'too-many-requests', detail: '', retryAfterMs: 500 });
  await vi.advanceTimersByTimeAsync(600);
  expect(asked('readLog')).toHaveLength(2);
});

test('a class that has moved is joined again at once', () => {
  welcome(5);
  tell({ type: 'classMoved' });
  expect(startedOver).toBe(1);
});

test('who leads hears that acts wait, and that they no longer do', () => {
  welcome(5);
  tell({ type: 'logDelayed', delayed: true });
  expect(useVisit.getState().classroom?.logDelayed).toBe(true);
  tell({ type: 'logDelayed', delayed: false });
  expect(useVisit.getState().classroom?.logDelayed).toBe(false);
});

test('scrolling up asks once for what is before the oldest message', async () => {
  welcome(9, { chatComplete: false });
  happened(10, 'Newest');
  void chatActs.loadOlder();
  void chatActs.loadOlder();
  expect(asked('readChat')).toMatchObject([{ before: 10, limit: 50 }]);
  const { event, ...rest } = entry(4, 'Old');
  const old = { id: 4, ...rest, byId: 'other', byName: 'other', byRole: 'student', ...event };
  tell({ type: 'chatRead', before: 10, messages: [old], complete: true });
  acknowledge(last('readChat'), 0);
  await settled();
  expect(shown()).toEqual(['Old', 'Newest']);
});

test('a question is sending until it is told with the others', async () => {
  welcome(5, { openQuestions: 2 });
  questionsWatch.watch(30);
  expect(last('watchQuestions')).toMatchObject({ limit: 30 });
  void questionActs.ask('Why is it blue?', true);
  expect(useQuestions.getState()).toMatchObject({ open: 2, asked: [{ kept: false }] });
  acknowledge(last('askQuestion'), 6);
  await settled();
  expect(useQuestions.getState().asked).toMatchObject([{ kept: true }]);
  tell({ type: 'questionWindow', total: 0, rows: [] });
  expect(useQuestions.getState().asked).toEqual([]);
});
