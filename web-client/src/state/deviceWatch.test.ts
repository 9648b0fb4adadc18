// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Permission } from '../protocol/generated';
import { deviceWatch } from './deviceWatch';
import { ownMedia, useOwnMedia } from './ownMedia';
import { pictures } from './pictures';

type Kind = 'audioinput' | 'videoinput' | 'audiooutput';

let plugged: { kind: Kind; deviceId: string; label: string }[];

/** A track of the device that was asked for, or of the first one there is. */
class Track extends EventTarget {
  enabled = true;
  constructor(readonly deviceId: string) {
    super();
  }
  clone = () => new Track(this.deviceId);
  getSettings = () => ({ deviceId: this.deviceId });
  stop() {}
}

class Stream {
  constructor(readonly tracks: Track[]) {}
  getTracks = () => this.tracks;
}

const node = { connect: () => node, disconnect: () => undefined, getFloatTimeDomainData() {} };
const allowed: ReadonlySet<Permission> = new Set(['mediaAudio', 'mediaVideo']);
const state = () => useOwnMedia.getState();
const used = () => ownMedia.usedId('microphone');

function plug(kind: Kind, deviceId: string) {
  plugged.push({ kind, deviceId, label: `The ${deviceId}` });
}

function unplug(id: string) {
  plugged = plugged.filter(({ deviceId }) => deviceId !== id);
}

async function getUserMedia({ audio, video }: MediaStreamConstraints) {
  const kind: Kind = audio ? 'audioinput' : 'videoinput';
  const wanted = ((audio || video) as { deviceId?: { ideal: string } }).deviceId?.ideal;
  const there = plugged.filter((device) => device.kind === kind);
  const device = there.find(({ deviceId }) => deviceId === wanted) ?? there[0];
  if (!device) throw Object.assign(new Error(), { name: 'NotFoundError' });
  return new Stream([new Track(device.deviceId)]);
}

beforeEach(async () => {
  plugged = [];
  plug('audioinput', 'desk');
  plug('audioinput', 'headset');
  plug('videoinput', 'webcam');
  plug('audiooutput', 'loud');
  vi.stubGlobal('MediaStream', Stream);
  vi.stubGlobal(
    'AudioContext',
    class {
      createAnalyser = () => node;
      createMediaStreamSource = () => node;
      #closed = false;
      async close() {
        if (this.#closed) throw new Error('Cannot close a closed AudioContext');
        this.#closed = true;
      }
    },
  );
  vi.stubGlobal('navigator', {
    mediaDevices: { getUserMedia, enumerateDevices: async () => plugged },
  });
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', { writable: true, value: null });
  deviceWatch.begin();
  await ownMedia.permit(allowed);
  await deviceWatch.choose('microphone', 'headset');
  await ownMedia.startMicrophone();
  await ownMedia.startCamera();
  await ownMedia.refreshDevices();
});

afterEach(() => {
  ownMedia.release();
  void deviceWatch.choose('microphone', '');
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('a microphone that is pulled out is replaced by another, with a sentence', async () => {
  expect(used()).toBe('headset');
  unplug('headset');
  await deviceWatch.changed();
  await vi.waitFor(() =>
    expect(state().notice).toEqual({ device: 'microphone', trouble: 'fellBack', name: 'The desk' }),
  );
  expect(used()).toBe('desk');
  expect(state().sending.microphone).toBe('on');
});

test('the one that takes over for a muted microphone is muted', async () => {
  await ownMedia.setMuted(true);
  unplug('headset');
  await deviceWatch.changed();
  await vi.waitFor(() => expect(used()).toBe('desk'));
  expect(state().sending.microphone).toBe('muted');
});

test('what comes back is used again', async () => {
  unplug('headset');
  await deviceWatch.changed();
  await vi.waitFor(() => expect(state().notice?.trouble).toBe('fellBack'));
  plug('audioinput', 'headset');
  await deviceWatch.changed();
  expect(state().notice).toEqual({
    device: 'microphone',
    trouble: 'returned',
    name: 'The headset',
  });
  expect(used()).toBe('headset');
});

test('whoever has chosen another meanwhile keeps it', async () => {
  unplug('headset');
  await deviceWatch.changed();
  await vi.waitFor(() => expect(state().notice?.trouble).toBe('fellBack'));
  await deviceWatch.choose('microphone', 'desk');
  plug('audioinput', 'headset');
  await deviceWatch.changed();
  expect(used()).toBe('desk');
});

test('a lost camera is announced, and offered when it is back: nobody is shown unasked', async () => {
  unplug('webcam');
  await deviceWatch.changed();
  await vi.waitFor(() => expect(state().notice).toEqual({ device: 'camera', trouble: 'lost' }));
  expect(state().sending.camera).toBe('off');
  plug('videoinput', 'webcam');
  await deviceWatch.changed();
  expect(state().notice).toEqual({ device: 'camera', trouble: 'offered', name: 'The webcam' });
  expect(state().sending.camera).toBe('off');
});

test('a speaker that goes gives way to the one of the system, and comes back', async () => {
  const playOn = vi.spyOn(pictures, 'playOn');
  await deviceWatch.choose('speaker', 'loud');
  unplug('loud');
  await deviceWatch.changed();
  expect(playOn).toHaveBeenLastCalledWith('');
  expect(state().notice).toMatchObject({ device: 'speaker', trouble: 'fellBack' });
  plug('audiooutput', 'loud');
  await deviceWatch.changed();
  expect(playOn).toHaveBeenLastCalledWith('loud');
  expect(state().notice).toMatchObject({ device: 'speaker', trouble: 'returned' });
});

test('a device that nobody uses comes and goes without a word', async () => {
  unplug('desk');
  await deviceWatch.changed();
  plug('audioinput', 'desk');
  await deviceWatch.changed();
  expect(state().notice).toBeNull();
});
