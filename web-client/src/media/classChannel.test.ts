import { expect, test } from 'vitest';
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
  expect(await outcome).toEqual({ kind: 'done' });
});

test('a refusal says why', async () => {
  const { made, sent, hear } = channel();
  const outcome = made.act({ type: 'inviteToStage', participantId: 'p' });
  hear({ type: 'refused', actId: sent[0]?.id, code: 'stage-full', detail: 'There are 25.' });
  expect(await outcome).toEqual({ kind: 'refused', code: 'stage-full', detail: 'There are 25.' });
});

test('what was not acknowledged is said again after the next welcome, under the same id', () => {
  const { made, sent, hear } = channel();
  void made.act({ type: 'inviteToStage', participantId: 'p' });
  made.tell({ type: 'subscribe', slot: 'tile1', maxHeight: 180 });
  hear({ type: 'welcome' });
  expect(sent.map(({ type }) => type)).toEqual(['inviteToStage', 'subscribe', 'inviteToStage']);
  expect(sent[2]?.id).toBe(sent[0]?.id);
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
