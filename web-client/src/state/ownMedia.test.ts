// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Permission, Sending } from '../protocol/generated';
import { type Outlet, ownMedia, useOwnMedia } from './ownMedia';

/** jsdom has no media: as much of a track, a stream and an audio graph as is used here. */
class Track extends EventTarget {
  enabled = true;
  contentHint = '';
  stopped = false;
  constructor(readonly kind: 'audio' | 'video') {
    super();
  }
  clone = () => new Track(this.kind);
  getSettings = () => ({ deviceId: this.kind });
  stop() {
    this.stopped = true;
  }
}

class Stream {
  constructor(readonly tracks: Track[]) {}
  getTracks = () => this.tracks;
  getAudioTracks = () => this.tracks.filter(({ kind }) => kind === 'audio');
  getVideoTracks = () => this.tracks.filter(({ kind }) => kind === 'video');
}

const node = { connect: () => node, disconnect: () => undefined, getFloatTimeDomainData() {} };

class Graph {
  createAnalyser = () => node;
  createMediaStreamSource = () => node;
  close = async () => undefined;
}

const getUserMedia = vi.fn();
let sent: Record<string, Track | null>;
let told: Sending[];
const speaker: ReadonlySet<Permission> = new Set(['mediaAudio', 'mediaVideo', 'mediaScreen']);

beforeEach(() => {
  vi.stubGlobal('MediaStream', Stream);
  vi.stubGlobal('AudioContext', Graph);
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia, enumerateDevices: async () => [] } });
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', { writable: true, value: null });
  getUserMedia.mockReset().mockImplementation(async ({ audio, video }) => {
    return new Stream([
      ...(audio ? [new Track('audio')] : []),
      ...(video ? [new Track('video')] : []),
    ]);
  });
  sent = {};
  told = [];
  const outlet: Outlet = {
    async send(slot, track) {
      sent[slot] = track as unknown as Track | null;
    },
  };
  ownMedia.connect(outlet, (sending) => told.push(sending));
});

afterEach(() => {
  ownMedia.release();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('muted means that no sound leaves: a silent track, and none in the slot', async () => {
  await ownMedia.permit(speaker);
  await ownMedia.startMicrophone();
  const track = sent.microphone;
  expect(track?.enabled).toBe(true);
  await ownMedia.toggleMicrophone();
  expect(sent.microphone).toBeNull();
  expect(track?.enabled).toBe(false);
  expect(told.map(({ microphone }) => microphone)).toEqual(['off', 'on', 'muted']);
  await ownMedia.toggleMicrophone();
  expect(sent.microphone).toBe(track);
});

test('nothing leaves without the permission, whatever is switched on', async () => {
  await ownMedia.startBoth();
  expect(sent.microphone ?? null).toBeNull();
  expect(sent.camera ?? null).toBeNull();
  expect(told.every(({ microphone, camera }) => microphone === 'off' && camera === 'off')).toBe(
    true,
  );
  await ownMedia.permit(speaker);
  expect(told.at(-1)).toEqual({ microphone: 'on', camera: 'on', screen: 'off' });
  expect(sent.microphone).toBeTruthy();
});

test('whoever is taken off the stage lets go of the devices', async () => {
  await ownMedia.permit(speaker);
  await ownMedia.startBoth();
  const { microphone, camera } = sent;
  await ownMedia.permit(new Set(['rosterView']));
  expect([microphone?.stopped, camera?.stopped]).toEqual([true, true]);
  expect(useOwnMedia.getState().sending).toEqual({
    microphone: 'off',
    camera: 'off',
    screen: 'off',
  });
});

test('a new connection while muted stays muted, and says so', async () => {
  await ownMedia.permit(speaker);
  await ownMedia.startMicrophone();
  await ownMedia.setMuted(true);
  const again: Record<string, unknown> = {};
  ownMedia.connect(
    {
      async send(slot, track) {
        again[slot] = track;
      },
    },
    (sending) => told.push(sending),
  );
  ownMedia.reassert();
  await ownMedia.permit(speaker);
  expect(again.microphone).toBeNull();
  expect(told.at(-1)?.microphone).toBe('muted');
});

test('a camera that is pulled out is announced', async () => {
  await ownMedia.permit(speaker);
  await ownMedia.startCamera();
  sent.camera?.dispatchEvent(new Event('ended'));
  expect(useOwnMedia.getState()).toMatchObject({
    notice: { device: 'camera', trouble: 'lost' },
    sending: { camera: 'off' },
  });
});

test('without a camera, the voice alone comes on stage', async () => {
  getUserMedia.mockImplementation(async ({ video }) => {
    if (video) throw Object.assign(new Error(), { name: 'NotFoundError' });
    return new Stream([new Track('audio')]);
  });
  expect(await ownMedia.startBoth()).toBe(true);
  expect(useOwnMedia.getState()).toMatchObject({
    notice: { device: 'camera', trouble: 'missing' },
    sending: { microphone: 'on', camera: 'off' },
  });
});

test('a refusal is explained and changes nothing', async () => {
  getUserMedia.mockRejectedValue(Object.assign(new Error(), { name: 'NotAllowedError' }));
  expect(await ownMedia.startBoth()).toBe(false);
  expect(useOwnMedia.getState()).toMatchObject({
    notice: { trouble: 'denied' },
    sending: { microphone: 'off' },
  });
});
