import { expect, test, vi } from 'vitest';
import type { LiveLink } from '../media/liveLink';
import type { LogEntry, LogEvent, RaisedHand, RoomSnapshot } from '../protocol/generated';
import {
  handPlaced,
  type Hands,
  handsCounted,
  handsHappened,
  handsWatch,
  handsWelcomed,
  handsWindowed,
  NO_HANDS,
} from './hands';
import { live } from './live';

const entry = (event: LogEvent): LogEntry => ({ seq: 9, at: '', by: 'x', actId: null, event });
const hand = (participantId: string, position: number): RaisedHand => ({
  position,
  participantId,
  name: participantId,
  raisedAt: '',
});
const snapshot = (hands: number, handPosition: number) => ({ hands, handPosition }) as RoomSnapshot;
const up: Hands = { count: 3, raised: true, position: 2, head: [hand('you', 1), hand('b', 2)] };

test('who comes back is shown their place in the queue, or that they have none', () => {
  expect(handsWelcomed(NO_HANDS, snapshot(12, 4))).toMatchObject({
    count: 12,
    raised: true,
    position: 4,
  });
  expect(handsWelcomed(up, snapshot(0, 0))).toMatchObject({ count: 0, raised: false });
});

test('a hand is up as soon as the log says so, and has its place when the room tells it', () => {
  const raised = handsHappened(
    NO_HANDS,
    entry({ type: 'handRaised', participantId: 'you', name: 'You' }),
    'you',
  );
  expect(raised).toMatchObject({ raised: true, position: 0 });
  expect(handPlaced(raised, { position: 7 })).toMatchObject({ raised: true, position: 7 });
  expect(handPlaced(raised, { position: 0 })).toMatchObject({ raised: false, position: 0 });
});

test.each([
  ['somebody else raises a hand', { type: 'handRaised', participantId: 'c', name: 'C' }, up],
  [
    'somebody else’s hand is lowered',
    { type: 'handLowered', participantId: 'b' },
    { ...up, head: [hand('you', 1)] },
  ],
  [
    'the own hand is lowered',
    { type: 'handLowered', participantId: 'you' },
    { ...up, raised: false, position: 0, head: [hand('b', 2)] },
  ],
  [
    'all hands are lowered',
    { type: 'allHandsLowered' },
    { count: 0, raised: false, position: 0, head: [] },
  ],
  ['something else happens', { type: 'classClosed' }, up],
] satisfies [string, LogEvent, Hands][])('%s', (_, event, after) => {
  expect(handsHappened(up, entry(event), 'you')).toEqual(after);
});

test('the queue and its length are the room’s', () => {
  expect(handsCounted(up, { count: 1_000 }).count).toBe(1_000);
  const rows = [hand('d', 1), hand('e', 2)];
  expect(handsWindowed(up, { total: 1_000, rows })).toMatchObject({ count: 1_000, head: rows });
});

test('only a page that shows the queue asks for it, once and after each new connection', () => {
  const tell = vi.fn();
  live.link = { channel: { tell } } as unknown as LiveLink;
  handsWatch.reassert();
  expect(tell).not.toHaveBeenCalled();
  handsWatch.watch(20);
  handsWatch.watch(20);
  handsWatch.reassert();
  handsWatch.watch(0);
  handsWatch.reassert();
  expect(tell.mock.calls.map(([act]) => act.limit)).toEqual([20, 20, 0]);
  live.link = null;
});
