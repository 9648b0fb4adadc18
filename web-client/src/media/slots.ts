import type { SlotName } from '../protocol/generated';

/** The slots of a page's one connection, in the order of the offer's m-lines. */
export interface SlotDescription {
  readonly name: SlotName;
  readonly kind: 'audio' | 'video';
  readonly direction: 'sendonly' | 'recvonly';
  readonly encodings?: readonly RTCRtpEncodingParameters[];
}

export type Device = 'phone' | 'desktop';

/** A phone has fewer tiles; the choice is made once, since slots are fixed by the offer. */
export function deviceOf(width: number, height: number): Device {
  return Math.min(width, height) < 600 ? 'phone' : 'desktop';
}

export const TILES: Readonly<Record<Device, number>> = { phone: 4, desktop: 9 };
export const VOICES = 3;

/** Rids are names, lowest layer first: 180, 360 and 720 lines of a 720p camera. */
const CAMERA_LAYERS: readonly RTCRtpEncodingParameters[] = [
  { rid: 'q', scaleResolutionDownBy: 4, maxBitrate: 150_000 },
  { rid: 'h', scaleResolutionDownBy: 2, maxBitrate: 500_000 },
  { rid: 'f', scaleResolutionDownBy: 1, maxBitrate: 1_500_000 },
];

const SCREEN_LAYERS: readonly RTCRtpEncodingParameters[] = [
  { rid: 'l', scaleResolutionDownBy: 2, maxBitrate: 600_000 },
  { rid: 'h', scaleResolutionDownBy: 1, maxBitrate: 2_500_000 },
];

export function slotsOf(device: Device): readonly SlotDescription[] {
  return [
    { name: 'microphone', kind: 'audio', direction: 'sendonly' },
    { name: 'camera', kind: 'video', direction: 'sendonly', encodings: CAMERA_LAYERS },
    { name: 'screen', kind: 'video', direction: 'sendonly', encodings: SCREEN_LAYERS },
    { name: 'screenSound', kind: 'audio', direction: 'sendonly' },
    { name: 'stageVoice', kind: 'audio', direction: 'recvonly' },
    { name: 'stageCamera', kind: 'video', direction: 'recvonly' },
    { name: 'sharedScreen', kind: 'video', direction: 'recvonly' },
    { name: 'sharedSound', kind: 'audio', direction: 'recvonly' },
    ...numbered('voice', VOICES, 'audio'),
    ...numbered('tile', TILES[device], 'video'),
  ];
}

function numbered(
  word: 'voice' | 'tile',
  count: number,
  kind: 'audio' | 'video',
): SlotDescription[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `${word}${index + 1}` as SlotName,
    kind,
    direction: 'recvonly' as const,
  }));
}

/** The mid of every m-line of an SDP in its order, with the kind of the section. */
export function sectionsOf(sdp: string): { kind: string; mid: string }[] {
  const sections = sdp.split(/\r?\nm=/).slice(1);
  return sections.map((section) => ({
    kind: section.slice(0, section.indexOf(' ')),
    mid: /\na=mid:(\S+)/.exec(section)?.[1] ?? '',
  }));
}

/** The names of the slots in the order of the offer's m-lines; the data section is `events`. */
export function slotOrder(sdp: string, nameOfMid: ReadonlyMap<string, SlotName>): SlotName[] {
  return sectionsOf(sdp).map(({ kind, mid }) => {
    if (kind === 'application') return 'events';
    const name = nameOfMid.get(mid);
    if (name === undefined) throw new Error(`The offer has a section without a slot: ${mid}`);
    return name;
  });
}
