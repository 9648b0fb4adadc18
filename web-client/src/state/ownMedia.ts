import { create } from 'zustand';
import * as devices from '../media/devices';
import { SoundLevel } from '../media/soundLevel';
import type { Permission, Sending, SendingState, SlotName } from '../protocol/generated';

export type DeviceKind = 'microphone' | 'camera' | 'screen';

/** Something that a device of this person does not do, has stopped doing, or does again. */
export interface DeviceNotice {
  readonly device: DeviceKind | 'speaker';
  readonly trouble: devices.DeviceTrouble | 'lost' | 'fellBack' | 'returned' | 'offered';
  /** What the system calls the device that is used now. */
  readonly name?: string;
}

/** A device that went while it was used. */
export interface LostDevice {
  readonly kind: 'microphone' | 'camera';
  readonly id: string;
  readonly wasMuted: boolean;
}

/** What this person sends, or is ready to send. */
export interface OwnMedia {
  readonly sending: Sending;
  readonly busy: DeviceKind | null;
  readonly notice: DeviceNotice | null;
  readonly choice: devices.DeviceChoice;
  readonly list: devices.DeviceList;
}

const KINDS = ['microphone', 'camera', 'screen'] as const;
const NOTHING: Sending = { microphone: 'off', camera: 'off', screen: 'off' };
const NO_DEVICES: devices.DeviceList = { microphones: [], cameras: [], speakers: [] };

export const useOwnMedia = create<OwnMedia>(() => ({
  sending: NOTHING,
  busy: null,
  notice: null,
  choice: {},
  list: NO_DEVICES,
}));

/** Where tracks go: a connection, once there is one. */
export interface Outlet {
  send(slot: SlotName, track: MediaStreamTrack | null): Promise<void>;
}

const get = useOwnMedia.getState;
const set = useOwnMedia.setState;

let microphone: MediaStreamTrack | null = null;
let camera: MediaStreamTrack | null = null;
let screen: MediaStreamTrack | null = null;
let screenSound: MediaStreamTrack | null = null;
let meter: SoundLevel | null = null;
let outlet: Outlet | null = null;
let permissions: ReadonlySet<Permission> = new Set();
let selfView: HTMLVideoElement | null = null;
let tellSending: (sending: Sending) => void = () => {};
let told: Sending | null = null;
let whenLost: (device: LostDevice) => void = () => {};

export const ownMedia = {
  /** From now on tracks go to this connection, as far as the permissions allow. */
  connect(to: Outlet, tell: (sending: Sending) => void): void {
    outlet = to;
    tellSending = tell;
    told = null;
  },

  /** What this person may send now. What they no longer may is stopped here too. */
  async permit(allowed: ReadonlySet<Permission>): Promise<void> {
    permissions = allowed;
    if (!allowed.has('mediaAudio')) ownMedia.stopMicrophone();
    if (!allowed.has('mediaVideo')) ownMedia.stopCamera();
    if (!allowed.has('mediaScreen')) ownMedia.stopScreen();
    await route();
    say();
  },

  /** A new room has heard nothing: what is being sent is said to it with the next permission. */
  reassert(): void {
    told = null;
  },

  async startMicrophone(muted = false): Promise<boolean> {
    if (microphone) {
      await ownMedia.setMuted(muted);
      return true;
    }
    const track = await capture('microphone');
    if (!track) return false;
    adoptMicrophone(track, muted);
    await changed({ microphone: muted ? 'muted' : 'on' });
    return true;
  },

  /** Muted means that no sound leaves: the track is silent, and the slot has no track at all. */
  async setMuted(muted: boolean): Promise<void> {
    if (!microphone) {
      if (!muted) await ownMedia.startMicrophone();
      return;
    }
    microphone.enabled = !muted;
    await changed({ microphone: muted ? 'muted' : 'on' });
  },

  toggleMicrophone(): Promise<void> {
    return ownMedia.setMuted(get().sending.microphone === 'on');
  },

  stopMicrophone(): void {
    meter?.close();
    meter = null;
    microphone?.stop();
    microphone = null;
    void changed({ microphone: 'off' });
  },

  async startCamera(): Promise<boolean> {
    if (camera) return true;
    const track = await capture('camera');
    if (!track) return false;
    adoptCamera(track);
    await changed({ camera: 'on' });
    return true;
  },

  stopCamera(): void {
    camera?.stop();
    camera = null;
    if (selfView) selfView.srcObject = null;
    void changed({ camera: 'off' });
  },

  async toggleCamera(): Promise<void> {
    if (camera) ownMedia.stopCamera();
    else await ownMedia.startCamera();
  },

  /** Asks for both at once, with one prompt; voice alone where there is no camera. */
  async startBoth(): Promise<boolean> {
    if (microphone && camera) return true;
    if (microphone || camera) return (await ownMedia.startMicrophone()) && ownMedia.startCamera();
    set({ busy: 'camera', notice: null });
    const captured = await devices.capture({ microphone: true, camera: true }, get().choice);
    set({ busy: null });
    if (!captured.ok) {
      const heard = captured.trouble !== 'denied' && (await ownMedia.startMicrophone());
      set({ notice: { device: heard ? 'camera' : 'microphone', trouble: captured.trouble } });
      return heard;
    }
    const [sound] = captured.stream.getAudioTracks();
    const [picture] = captured.stream.getVideoTracks();
    if (sound) adoptMicrophone(sound, false);
    if (picture) adoptCamera(picture);
    await changed({ microphone: sound ? 'on' : 'off', camera: picture ? 'on' : 'off' });
    void ownMedia.refreshDevices();
    return true;
  },

  async toggleScreen(): Promise<void> {
    if (screen) return ownMedia.stopScreen();
    set({ busy: 'screen', notice: null });
    const captured = await devices.captureScreen();
    set({ busy: null });
    if (!captured.ok) {
      if (captured.trouble !== 'dismissed') {
        set({ notice: { device: 'screen', trouble: captured.trouble } });
      }
      return;
    }
    screen = captured.stream.getVideoTracks()[0] ?? null;
    screenSound = captured.stream.getAudioTracks()[0] ?? null;
    screen?.addEventListener('ended', () => ownMedia.stopScreen());
    await changed({ screen: 'on' });
  },

  stopScreen(): void {
    screen?.stop();
    screenSound?.stop();
    screen = null;
    screenSound = null;
    void changed({ screen: 'off' });
  },

  async choose(kind: 'microphone' | 'camera', id: string): Promise<void> {
    const field = kind === 'microphone' ? 'microphoneId' : 'cameraId';
    set({ choice: { ...get().choice, [field]: id } });
    if (kind === 'microphone' && microphone) {
      const muted = get().sending.microphone === 'muted';
      meter?.close();
      microphone.stop();
      microphone = null;
      if (!(await ownMedia.startMicrophone(muted))) ownMedia.stopMicrophone();
    } else if (kind === 'camera' && camera) {
      camera.stop();
      camera = null;
      if (!(await ownMedia.startCamera())) ownMedia.stopCamera();
    }
  },

  async refreshDevices(): Promise<void> {
    set({ list: await devices.listDevices() });
  },

  /** Which device is used, by its id; null when none is. */
  usedId(kind: 'microphone' | 'camera'): string | null {
    const track = kind === 'microphone' ? microphone : camera;
    return track?.getSettings().deviceId ?? null;
  },

  /** What follows when a device goes while it is used. */
  onLost(follow: (device: LostDevice) => void): void {
    whenLost = follow;
  },

  /** The system does not list a device any more that is used, whatever its track says. */
  vanished(kind: 'microphone' | 'camera'): void {
    const track = kind === 'microphone' ? microphone : camera;
    if (track) lost(kind, track);
  },

  /** How loud this person is, 0 to 1; 0 while muted. */
  level(): number {
    return get().sending.microphone === 'on' ? ownMedia.loudness() : 0;
  },

  /** How loud the microphone is, muted or not. */
  loudness(): number {
    return meter?.read() ?? 0;
  },

  /** The element with this person's own picture. */
  selfView(): HTMLVideoElement {
    if (selfView === null) {
      selfView = document.createElement('video');
      selfView.muted = true;
      selfView.autoplay = true;
      selfView.setAttribute('playsinline', '');
      selfView.dataset.view = 'self';
    }
    return selfView;
  },

  announce(notice: DeviceNotice): void {
    set({ notice });
  },

  dismissNotice(): void {
    set({ notice: null });
  },

  /** Lets go of every device: no light stays on after a class. */
  release(): void {
    outlet = null;
    tellSending = () => {};
    permissions = new Set();
    told = null;
    ownMedia.stopMicrophone();
    ownMedia.stopCamera();
    ownMedia.stopScreen();
    set({ notice: null, busy: null });
  },
};

/** Whether this browser can share a screen at all; phones cannot. */
export const canShare = devices.canShareScreen;

async function capture(kind: 'microphone' | 'camera'): Promise<MediaStreamTrack | null> {
  set({ busy: kind, notice: null });
  const wanted = { microphone: kind === 'microphone', camera: kind === 'camera' };
  const captured = await devices.capture(wanted, get().choice);
  set({ busy: null });
  if (!captured.ok) {
    set({ notice: { device: kind, trouble: captured.trouble } });
    return null;
  }
  void ownMedia.refreshDevices();
  return captured.stream.getTracks()[0] ?? null;
}

function adoptMicrophone(track: MediaStreamTrack, muted: boolean): void {
  microphone = track;
  track.enabled = !muted;
  track.contentHint = 'speech';
  meter?.close();
  meter = new SoundLevel(track);
  track.addEventListener('ended', () => lost('microphone', track));
}

function adoptCamera(track: MediaStreamTrack): void {
  camera = track;
  track.contentHint = 'motion';
  const view = ownMedia.selfView();
  view.srcObject = new MediaStream([track]);
  void view.play()?.catch(() => undefined);
  track.addEventListener('ended', () => lost('camera', track));
}

/** A device that was unplugged or taken away is announced, never hidden. */
function lost(kind: 'microphone' | 'camera', track: MediaStreamTrack): void {
  if (track !== (kind === 'microphone' ? microphone : camera)) return;
  const id = track.getSettings().deviceId ?? '';
  const wasMuted = get().sending.microphone === 'muted';
  if (kind === 'microphone') ownMedia.stopMicrophone();
  else ownMedia.stopCamera();
  ownMedia.announce({ device: kind, trouble: 'lost' });
  whenLost({ kind, id, wasMuted });
}

async function changed(change: Partial<Record<DeviceKind, SendingState>>): Promise<void> {
  set({ sending: { ...get().sending, ...change } });
  await route();
  say();
}

/** Tells the room what really leaves this page, when it is something new. */
function say(): void {
  if (outlet === null) return;
  const { sending } = get();
  const now: Sending = {
    microphone: permissions.has('mediaAudio') ? sending.microphone : 'off',
    camera: permissions.has('mediaVideo') ? sending.camera : 'off',
    screen: permissions.has('mediaScreen') ? sending.screen : 'off',
  };
  if (told !== null && KINDS.every((kind) => told?.[kind] === now[kind])) return;
  told = now;
  tellSending(now);
}

/** Puts each track where it belongs now, or takes it away. */
async function route(): Promise<void> {
  if (outlet === null) return;
  const { sending } = get();
  const speaks = sending.microphone === 'on' && permissions.has('mediaAudio');
  const shows = sending.camera === 'on' && permissions.has('mediaVideo');
  const shares = sending.screen === 'on' && permissions.has('mediaScreen');
  await Promise.all([
    outlet.send('microphone', speaks ? microphone : null),
    outlet.send('camera', shows ? camera : null),
    outlet.send('screen', shares ? screen : null),
    outlet.send('screenSound', shares ? screenSound : null),
  ]);
}
