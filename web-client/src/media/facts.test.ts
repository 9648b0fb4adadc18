import { expect, test } from 'vitest';
import { troubleOf } from './devices';
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
    { id: 'r', type: 'remote-inbound-rtp', fractionLost: 0.25, roundTripTime: 0.2 },
    {
      id: 'i',
      type: 'inbound-rtp',
      kind: 'audio',
      mid: '4',
      jitter: 0.01,
      packetsReceived: 60,
      packetsLost: 3,
      framesDecoded: 9,
    },
    { id: 'o', type: 'outbound-rtp', mid: '1', rid: 'q', packetsSent: 5, framesEncoded: 2 },
  ];
  expect(pathSampleOf(reports)).toEqual({
    packets: 90,
    roundTripMs: 50,
    jitterMs: 10,
    received: 60,
    lost: 3,
    frozenSeconds: 0,
    sendingLoss: 0.25,
  });
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
