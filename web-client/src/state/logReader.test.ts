import { beforeEach, expect, test } from 'vitest';
import type { LogEntry, RoomSnapshot } from '../protocol/generated';
import { EMPTY_ROOM } from './browserStandIn';
import { LogReader } from './logReader';

const room = (hands: number): RoomSnapshot => ({ ...EMPTY_ROOM, hands });
const entry = (seq: number): LogEntry => ({
  seq,
  at: '',
  by: 'you',
  actId: null,
  event: { type: 'messageDeleted', messageId: seq },
});

let did: string[];
let reader: LogReader;

beforeEach(() => {
  did = [];
  reader = new LogReader({
    ask: (after) => did.push(`ask ${after}`),
    take: (entries, known) => did.push(`take ${entries.map(({ seq }) => seq)} of ${known}`),
    begin: ({ hands }) => did.push(`begin ${hands}`),
    goOn: ({ hands }) => did.push(`go on ${hands}`),
  });
});

test('the first welcome is all that there is', () => {
  reader.welcomed(7, room(1));
  expect(did).toEqual(['begin 1']);
});

test('what happens is taken in once, in its order', () => {
  reader.welcomed(7, room(1));
  for (const seq of [7, 8, 10, 8, 11]) reader.happened(entry(seq));
  expect(did).toEqual(['begin 1', 'take 8 of 0', 'take 10 of 0', 'take 11 of 0']);
});

test('nothing is read where nothing was missed', () => {
  reader.welcomed(7, room(1));
  reader.welcomed(7, room(2));
  expect(did).toEqual(['begin 1', 'go on 2']);
});

test('what was missed comes before what happens meanwhile', () => {
  reader.welcomed(7, room(1));
  reader.welcomed(12, room(2));
  reader.happened(entry(13));
  reader.read({ after: 7, entries: [entry(8), entry(9)], upTo: 10, complete: false });
  reader.happened(entry(14));
  reader.read({ after: 10, entries: [entry(12), entry(13)], upTo: 13, complete: true });
  expect(did.slice(1)).toEqual([
    'go on 2',
    'ask 7',
    'take 8,9 of 12',
    'ask 10',
    'take 12,13 of 12',
    'take 14 of 0',
  ]);
});

test('a loss while reading begins the reading again, and takes nothing in twice', () => {
  reader.welcomed(7, room(1));
  reader.welcomed(12, room(2));
  reader.happened(entry(13));
  reader.read({ after: 7, entries: [entry(9)], upTo: 9, complete: false });
  reader.welcomed(14, room(3));
  reader.read({ after: 7, entries: [entry(9)], upTo: 9, complete: false });
  reader.read({ after: 9, entries: [entry(13), entry(14)], upTo: 14, complete: true });
  expect(did.filter((what) => what.startsWith('take'))).toEqual([
    'take 9 of 12',
    'take 13,14 of 14',
  ]);
});

test('whoever was away for too long begins with the snapshot', () => {
  reader.welcomed(7, room(1));
  reader.welcomed(90_000, room(2));
  reader.happened(entry(90_001));
  for (let after = 7; after < 3_000; after += 100) {
    reader.read({ after, entries: [entry(after + 1)], upTo: after + 100, complete: false });
  }
  expect(did.filter((what) => what.startsWith('ask'))).toHaveLength(20);
  expect(did.slice(-2)).toEqual(['begin 2', 'take 90001 of 0']);
});

test('an answer that leads nowhere ends the reading', () => {
  reader.welcomed(7, room(1));
  reader.welcomed(9, room(2));
  reader.read({ after: 7, entries: [], upTo: 7, complete: false });
  expect(did.slice(-1)).toEqual(['begin 2']);
});

test('what happens meanwhile is held within bounds', () => {
  reader.welcomed(7, room(1));
  reader.welcomed(9, room(2));
  for (let seq = 10; seq <= 2_010; seq++) reader.happened(entry(seq));
  expect(did.at(-2)).toBe('begin 2');
  expect(did.at(-1)).toMatch(/^take 10,.*,2010 of 0$/);
});

test('another class is not the one before', () => {
  reader.welcomed(7, room(1));
  reader.forget();
  reader.welcomed(3, room(2));
  expect(did).toEqual(['begin 1', 'begin 2']);
});
