import type { MediaConnection } from '../media/connection';
import { Playback, viewOf } from '../media/playback';
import type { Device } from '../media/slots';
import type { SlotName } from '../protocol/generated';
import { shown } from './classroom';
import { live } from './live';
import { Subscriptions } from './subscriptions';
import { useVisit } from './visit';

/** Ends the waiting for the first frame of a slot's source. */
const waiting = new Map<SlotName, () => void>();
let playback: Playback | null = null;
/** The speaker that was chosen, perhaps before the visit had anything to play. */
let speakerId: string | null = null;

const subscriptions = new Subscriptions(
  (slot, maxHeight) => live.link?.channel.tell({ type: 'subscribe', slot, maxHeight }) ?? false,
);

/** What is seen and heard of the others: elements, the sizes to ask for, and first frames. */
export const pictures = {
  /** Makes the elements, once in a visit. */
  prepare(device: Device): void {
    if (playback) return;
    playback = new Playback(device, (autoplayBlocked) => useVisit.setState({ autoplayBlocked }));
    if (speakerId !== null) void playback.setSpeaker(speakerId);
  },

  attach(connection: MediaConnection): void {
    playback?.attach(connection);
  },

  /** From within a click: browsers want one before they play sound. */
  play(): void {
    playback?.playAll();
  },

  playOn(id: string): void {
    speakerId = id;
    void playback?.setSpeaker(id);
  },

  /** The element in which a slot plays. */
  elementOf(slot: SlotName): HTMLMediaElement | null {
    return playback?.element(viewOf(slot)) ?? null;
  },

  /** Puts an element into the page without stopping it. */
  place(element: HTMLMediaElement, host: HTMLElement | null): void {
    move(element, host ?? playback?.park ?? null);
    playback?.resume(element);
  },

  /** How tall a slot is drawn now; 0 when it is not. */
  drawn(slot: SlotName, cssHeight: number): void {
    subscriptions.drawn(slot, cssHeight);
  },

  pageHidden(hidden: boolean): void {
    subscriptions.pageHidden(hidden);
  },

  saveData(saves: boolean): void {
    subscriptions.saveData(saves);
  },

  askedHeight: (slot: SlotName): number | null => subscriptions.askedFor(slot),

  /** The same connection has another path. */
  beginAgain(): void {
    subscriptions.beginAgain();
  },

  /** A new connection knows no sizes. */
  reassert(): void {
    subscriptions.reassert();
  },

  /** Hides a slot until the first frame of its new source is there. */
  awaitFrame(slot: SlotName): void {
    stopWaiting(slot);
    const view = useVisit.getState().classroom?.slots.get(slot);
    if (!view || view.participantId === null || !isPicture(slot)) return;
    subscriptions.filled(slot);
    // Without a timestamp the new source has not started: the room says so again when it has.
    if (view.shown || view.rtpTimestamp === null) return;
    const stop = playback?.whenShown(slot, view.rtpTimestamp, () => {
      const { classroom } = useVisit.getState();
      if (classroom) useVisit.setState({ classroom: shown(classroom, slot) });
    });
    if (stop) waiting.set(slot, stop);
  },

  close(): void {
    for (const slot of [...waiting.keys()]) stopWaiting(slot);
    playback?.close();
    playback = null;
  },
};

function stopWaiting(slot: SlotName): void {
  waiting.get(slot)?.();
  waiting.delete(slot);
}

function isPicture(slot: SlotName): boolean {
  return slot === 'stageCamera' || slot === 'sharedScreen' || slot.startsWith('tile');
}

/** Moves an element in the page; `moveBefore` keeps it playing where the browser knows it. */
function move(element: HTMLElement, host: (HTMLElement & MoveBefore) | null): void {
  if (host === null || element.parentElement === host) return;
  if (host.moveBefore && element.isConnected && host.isConnected) host.moveBefore(element, null);
  else host.append(element);
}

interface MoveBefore {
  moveBefore?(node: Node, child: Node | null): void;
}
