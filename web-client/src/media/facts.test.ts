import { expect, test } from 'vitest';
import { troubleOf } from './devices';
import { networkWord } from './network';
import { pathSampleOf, slotStatisticsOf } from './reports';
import { isAtOrAfter } from './rtpTime';
import { socketUrl } from './signaling';
import { levelOf } from './soundLevel';

test.each([
  ['the same', 5, 5, true],
  ['after', 6, 5, true],
  ['before', 4, 5, false],
  ['after the wrap', 10, 4_294_967_290, true],
  ['before the wrap', 4_294_967_290, 10, false],
])('compares RTP timestamps: %s', (_, timestamp, first, expected) => {
  expect(isAtOrAfter(timestamp, first)).toBe(expected);
});

test.each([
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'missing'],
  ['NotReadableError', 'busy'],
  ['TypeError', 'unsupported'],
  ['Strange', 'unknown'],
])('%s is %s', (name, trouble) => {
  expect(troubleOf(Object.assign(new Error(), { name }))).toBe(trouble);
});

test.each([
  ['excellent', 40, 1_000, 2],
  ['good', 40, 1_000, 40],
  ['good', 250, 1_000, 0],
  ['poor', 40, 1_000, 200],
  ['poor', 900, 1_000, 0],
])('a network is %s', (word, roundTripMs, received, lost) => {
  const before = { roundTripMs: 0, received: 500, lost: 50 };
  const now = { roundTripMs, received: 500 + received, lost: 50 + lost };
  expect(networkWord(before, now)).toBe(word);
});

test.each([
  ['wss://live.example/ws', 'wss://live.example/ws?ticket=t%2F1'],
  ['ws://localhost:8080/ws', 'ws://localhost:8080/ws?ticket=t%2F1'],
  ['/ws', 'ws://localhost:8080/ws?ticket=t%2F1'],
])('the ticket rides in the query of %s', (websocketUrl, expected) => {
  expect(socketUrl(websocketUrl, 't/1', 'http://localhost:8080/classes/7')).toBe(expected);
});

test('silence is zero, loud speech is one', () => {
  expect(levelOf(new Float32Array(64))).toBe(0);
  expect(levelOf(new Float32Array(64).fill(0.5))).toBe(1);
});

test('a path is read from what a browser reports', () => {
  const reports = [
    { id: 't', type: 'transport', packetsReceived: 90 },
    {
      id: 'p',
      type: 'candidate-pair',
      nominated: true,
      currentRoundTripTime: 0.05,
      bytesReceived: 7,
    },
    {
      id: 'i',
      type: 'inbound-rtp',
      mid: '4',
      packetsReceived: 60,
      packetsLost: 3,
      framesDecoded: 9,
    },
    { id: 'o', type: 'outbound-rtp', mid: '1', rid: 'q', packetsSent: 5, framesEncoded: 2 },
  ];
  expect(pathSampleOf(reports)).toEqual({ packets: 90, roundTripMs: 50, received: 60, lost: 3 });
  expect(pathSampleOf(reports.slice(1)).packets).toBe(7);
  const slots = new Map([
    ['1', 'camera'],
    ['4', 'stageVoice'],
  ] as const);
  expect(slotStatisticsOf(reports, slots)).toMatchObject([
    { slot: 'stageVoice', direction: 'receiving', packets: 60, frames: 9 },
    { slot: 'camera', direction: 'sending', packets: 5, rid: 'q' },
  ]);
});
