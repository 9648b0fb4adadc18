import { expect, test } from 'vitest';
import type { SlotName } from '../protocol/generated';
import { preferredCodecs } from './codecs';
import { sectionsOf, slotOrder, slotsOf } from './slots';

const SDP = [
  'v=0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=mid:0',
  'm=video 9 UDP/TLS/RTP/SAVPF 96 97',
  'a=mid:camera-1',
  'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
  'a=mid:2',
  '',
].join('\r\n');

test('sections are read in their order', () => {
  expect(sectionsOf(SDP)).toEqual([
    { kind: 'audio', mid: '0' },
    { kind: 'video', mid: 'camera-1' },
    { kind: 'application', mid: '2' },
  ]);
});

test('slots are named in the order of the m-lines, the data section is events', () => {
  const names = new Map<string, SlotName>([
    ['camera-1', 'camera'],
    ['0', 'microphone'],
  ]);
  expect(slotOrder(SDP, names)).toEqual(['microphone', 'camera', 'events']);
});

test('a section without a slot is a fault of the page', () => {
  expect(() => slotOrder(SDP, new Map())).toThrow('without a slot');
});

test.each([
  ['phone', 4],
  ['desktop', 9],
] as const)('a %s has %i tiles', (device, tiles) => {
  const slots = slotsOf(device);
  expect(slots.filter(({ name }) => name.startsWith('tile'))).toHaveLength(tiles);
  expect(slots.filter(({ direction }) => direction === 'sendonly')).toHaveLength(4);
  expect(new Set(slots.map(({ name }) => name)).size).toBe(slots.length);
});

test('the camera has three layers, a quarter, a half and the whole', () => {
  const camera = slotsOf('phone').find(({ name }) => name === 'camera');
  expect(camera?.encodings?.map((layer) => [layer.rid, layer.scaleResolutionDownBy])).toEqual([
    ['q', 4],
    ['h', 2],
    ['f', 1],
  ]);
  expect(camera?.encodings?.at(-1)?.maxBitrate).toBe(1_500_000);
});

test('only VP8 with its repair stream, and Opus, are offered', () => {
  const codecs = ['video/VP8', 'video/rtx', 'video/H264', 'audio/opus', 'audio/red'].map(
    (mimeType) => ({ mimeType }),
  );
  expect(preferredCodecs('video', codecs).map((one) => one.mimeType)).toEqual([
    'video/VP8',
    'video/rtx',
  ]);
  expect(preferredCodecs('audio', codecs).map((one) => one.mimeType)).toEqual(['audio/opus']);
});
