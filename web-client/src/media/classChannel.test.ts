import { expect, test, vi } from 'vitest';
import { ClassChannel, readEvent } from './classChannel';

function channel() {
  const sent: { type: string; id: string; v: number }[] = [];
  const made = new ClassChannel((text) => sent.push(JSON.parse(text)) > 0);
  const hear = (event: object) =>
    made.read(JSON.stringify({ v: 1, seq: 1, at: '2026-11-21T10:00:00Z', ...event }));
  return { made, sent, hear };
}

test('an act is done when the room says so', async () => {
  const { made, sent, hear } = channel();
  const outcome = made.act({ type: 'endClass' });
  hear({ type: 'acknowledged', actId: sent[0]?.id });
  expect(await outcome).toEqual({ kind: 'done', logSeq: null });
});

test('an act that is kept says where it is in the log', async () => {
  const { made, sent, hear } = channel();
  const outcome = made.act({ type: 'raiseHand' }, 'mine');
  expect(sent[0]?.id).toBe('mine');
  hear({ type: 'acknowledged', actId: 'mine', logSeq: 12 });
  expect(await outcome).toEqual({ kind: 'done', logSeq: 12 });
});

test('a refusal says why', async () => {
  const { made, sent, hear } = channel();
  const outcome = made.act({ type: 'inviteToStage', participantId: 'p' });
  const refusal = { code: 'slow-mode', detail: 'Wait.', retryAfterMs: 4_000 };
  hear({ type: 'refused', actId: sent[0]?.id, ...refusal });
  expect(await outcome).toEqual({ kind: 'refused', refusal });
});

test('what was not acknowledged is said again after the next welcome, under the same id', () => {
  const { made, sent, hear } = channel();
  void made.act({ type: 'inviteToStage', participantId: 'p' });
  made.tell({ type: 'subscribe', slot: 'tile1', maxHeight: 180 });
  hear({ type: 'welcome' });
  expect(sent.map(({ type }) => type)).toEqual(['inviteToStage', 'subscribe', 'inviteToStage']);
  expect(sent[2]?.id).toBe(sent[0]?.id);
});

test('what waits is bounded; beyond it the page itself refuses', async () => {
  const { made, sent } = channel();
  for (let act = 0; act < 200; act++) void made.act({ type: 'raiseHand' });
  expect(await made.act({ type: 'raiseHand' })).toMatchObject({
    kind: 'refused',
    refusal: { code: 'too-many-waiting' },
  });
  expect(sent).toHaveLength(200);
});

test('many acts are said again at a pace that the room takes, and new ones after them', () => {
  vi.useFakeTimers();
  const { made, sent, hear } = channel();
  for (let act = 0; act < 50; act++) void made.act({ type: 'raiseHand' }, `old-${act}`);
  sent.length = 0;
  hear({ type: 'welcome' });
  void made.act({ type: 'raiseHand' }, 'new');
  expect(sent).toHaveLength(20);
  vi.advanceTimersByTime(1_000);
  expect(sent.length).toBeLessThanOrEqual(30);
  vi.advanceTimersByTime(10_000);
  expect(sent.map(({ id }) => id)).toEqual([
    ...Array.from({ length: 50 }, (_, act) => `old-${act}`),
    'new',
  ]);
  made.close();
  vi.useRealTimers();
});

test('a closed channel leaves nobody waiting', async () => {
  const { made } = channel();
  const outcome = made.act({ type: 'endClass' });
  made.close();
  expect(await outcome).toEqual({ kind: 'dropped' });
});

test.each(['', '{', '[]', 'null', '7', '{"v":2,"type":"speaking","seq":1}', '{"v":1,"seq":1}'])(
  'a frame that is none is passed over: %j',
  (text) => {
    expect(readEvent(text)).toBeNull();
  },
);
