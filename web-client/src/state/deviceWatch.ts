import type { DeviceList } from '../media/devices';
import { type LostDevice, ownMedia, useOwnMedia } from './ownMedia';
import { playOn, useSpeaker } from './speaker';

/** What a person can choose. */
export type ChosenKind = 'microphone' | 'camera' | 'speaker';

/** Browsers tell of one plug several times. */
const SETTLE_MS = 250;

const LISTS = { microphone: 'microphones', camera: 'cameras', speaker: 'speakers' } as const;

/** Devices that went while they were used, until they come back or another is chosen. */
const gone = new Map<ChosenKind, string>();

/** Follows devices that are plugged in and pulled out, each time with a sentence. */
export const deviceWatch = {
  begin(): void {
    let timer = 0;
    ownMedia.onLost((device) => void fallBack(device));
    navigator.mediaDevices?.addEventListener?.('devicechange', () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void deviceWatch.changed(), SETTLE_MS);
    });
  },

  /** A person's own choice ends the waiting for a device that went. */
  async choose(kind: ChosenKind, id: string): Promise<void> {
    gone.delete(kind);
    await switchTo(kind, id);
  },

  async changed(): Promise<void> {
    const before = useOwnMedia.getState().list;
    await ownMedia.refreshDevices();
    const { list } = useOwnMedia.getState();
    for (const kind of ['microphone', 'camera'] as const) {
      const id = ownMedia.usedId(kind);
      if (id !== null && has(before, kind, id) && !has(list, kind, id)) ownMedia.vanished(kind);
    }
    followSpeaker(list);
    for (const [kind, id] of gone) if (has(list, kind, id)) await comeBack(kind, id);
  },
};

/** Another device takes over, muted when the one before was; without another the loss stands. */
async function fallBack({ kind, id, wasMuted }: LostDevice): Promise<void> {
  gone.set(kind, id);
  await ownMedia.refreshDevices();
  const others = useOwnMedia.getState().list[LISTS[kind]].filter((device) => device.id !== id);
  if (others.length === 0) return;
  await ownMedia.choose(kind, '');
  const started =
    kind === 'microphone' ? await ownMedia.startMicrophone(wasMuted) : await ownMedia.startCamera();
  if (started) ownMedia.announce({ device: kind, trouble: 'fellBack', name: usedName(kind) });
  else ownMedia.announce({ device: kind, trouble: 'lost' });
}

/** What went is used again where something took over for it, and offered where nothing did. */
async function comeBack(kind: ChosenKind, id: string): Promise<void> {
  const runs = kind === 'speaker' || useOwnMedia.getState().sending[kind] !== 'off';
  gone.delete(kind);
  await switchTo(kind, id);
  const name = nameOf(kind, id);
  ownMedia.announce({ device: kind, trouble: runs ? 'returned' : 'offered', name });
}

function followSpeaker(list: DeviceList): void {
  const { id } = useSpeaker.getState();
  if (id === '' || has(list, 'speaker', id)) return;
  gone.set('speaker', id);
  playOn('');
  ownMedia.announce({ device: 'speaker', trouble: 'fellBack', name: '' });
}

async function switchTo(kind: ChosenKind, id: string): Promise<void> {
  if (kind === 'speaker') playOn(id);
  else await ownMedia.choose(kind, id);
}

function has(list: DeviceList, kind: ChosenKind, id: string): boolean {
  return list[LISTS[kind]].some((device) => device.id === id);
}

function nameOf(kind: ChosenKind, id: string): string {
  const devices = useOwnMedia.getState().list[LISTS[kind]];
  return devices.find((device) => device.id === id)?.label ?? '';
}

function usedName(kind: 'microphone' | 'camera'): string {
  return nameOf(kind, ownMedia.usedId(kind) ?? '');
}
