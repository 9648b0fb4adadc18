import type { SlotName } from '../protocol/generated';
import { Loudspeaker } from './loudspeaker';
import { isAtOrAfter } from './rtpTime';
import { type Device, TILES, VOICES } from './slots';

/** A place where something plays: the stage and the screen pair are one element each. */
export type View = 'stage' | 'screen' | `voice${number}` | `tile${number}`;

/** What a connection gives to playback. */
export interface TrackSource {
  receiver(slot: SlotName): RTCRtpReceiver | null;
}

/**
 * The media elements of a page. They live as long as the visit, so that a new connection after a
 * lost one plays in the same elements, and the click that joined covers all of them. Voices play
 * in elements that are never drawn.
 */
export class Playback {
  readonly #elements = new Map<View, HTMLMediaElement>();
  readonly #slots = new Map<View, readonly SlotName[]>();
  readonly #blockedChanged: (blocked: boolean) => void;
  readonly #park: HTMLElement;
  readonly #loudspeaker = new Loudspeaker();
  #source: TrackSource | null = null;
  #blocked = false;

  constructor(device: Device, blockedChanged: (blocked: boolean) => void) {
    this.#blockedChanged = blockedChanged;
    this.#park = document.createElement('div');
    this.#park.hidden = true;
    this.#park.dataset.park = '';
    document.body.append(this.#park);
    this.#add('stage', 'video', ['stageVoice', 'stageCamera']);
    this.#add('screen', 'video', ['sharedSound', 'sharedScreen']);
    for (let n = 1; n <= VOICES; n++) this.#add(`voice${n}`, 'audio', [`voice${n}` as SlotName]);
    for (let n = 1; n <= TILES[device]; n++) {
      this.#add(`tile${n}`, 'video', [`tile${n}` as SlotName]);
    }
  }

  element(view: View): HTMLMediaElement | null {
    return this.#elements.get(view) ?? null;
  }

  /** Where an element waits while nobody shows it: in the page, or it would stop. */
  get park(): HTMLElement {
    return this.#park;
  }

  /** Plays the tracks of a connection; those of the one before are let go. */
  attach(source: TrackSource): void {
    this.#source = source;
    for (const [view, slots] of this.#slots) {
      const tracks = slots.flatMap((slot) => source.receiver(slot)?.track ?? []);
      const element = this.#elements.get(view);
      if (element) element.srcObject = new MediaStream(tracks);
    }
  }

  /** Called from within a click. Not awaited: on an empty slot the promise stays pending. */
  playAll(): void {
    this.#setBlocked(false);
    this.#loudspeaker.open();
    for (const [view, element] of this.#elements) {
      element.muted = view.startsWith('tile');
      this.#play(element);
    }
  }

  /** Plays again what the browser paused because its element was moved. */
  resume(element: HTMLMediaElement): void {
    if (element.paused && element.srcObject !== null) this.#play(element);
  }

  async setSpeaker(id: string): Promise<void> {
    for (const element of this.#elements.values()) await element.setSinkId?.(id);
  }

  /**
   * Tells when the first frame of a slot's new source is on the screen. Returns how to stop
   * waiting.
   *
   * @param first its RTP timestamp
   */
  whenShown(slot: SlotName, first: number, shown: () => void): () => void {
    const video = this.#elements.get(viewOf(slot));
    if (!(video instanceof HTMLVideoElement)) return () => {};
    let waiting = true;
    let handle = 0;
    const check = (timestamp: number | undefined) => {
      if (!waiting) return;
      if (timestamp !== undefined && isAtOrAfter(timestamp, first)) {
        waiting = false;
        shown();
      } else {
        next();
      }
    };
    const next = () => {
      handle = requestFrame(video, (fromFrame) => check(fromFrame ?? this.#timestamp(slot)));
    };
    next();
    return () => {
      waiting = false;
      cancelFrame(video, handle);
    };
  }

  close(): void {
    for (const element of this.#elements.values()) {
      element.srcObject = null;
      element.remove();
    }
    this.#park.remove();
    this.#loudspeaker.close();
  }

  #timestamp(slot: SlotName): number | undefined {
    return this.#source?.receiver(slot)?.getSynchronizationSources?.()[0]?.rtpTimestamp;
  }

  #add(view: View, kind: 'video' | 'audio', slots: readonly SlotName[]): void {
    const element = document.createElement(kind);
    element.autoplay = true;
    element.muted = view.startsWith('tile');
    element.dataset.view = view;
    element.setAttribute('playsinline', '');
    element.disableRemotePlayback = true;
    this.#elements.set(view, element);
    this.#slots.set(view, slots);
    this.#park.append(element);
  }

  #play(element: HTMLMediaElement): void {
    element.play()?.catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'NotAllowedError' || element.muted) return;
      this.#setBlocked(true);
      if (element instanceof HTMLVideoElement) {
        element.muted = true;
        element.play()?.catch(() => undefined);
      }
    });
  }

  #setBlocked(blocked: boolean): void {
    if (this.#blocked === blocked) return;
    this.#blocked = blocked;
    this.#blockedChanged(blocked);
  }
}

/** The view in which a slot plays. */
export function viewOf(slot: SlotName): View {
  switch (slot) {
    case 'stageVoice':
    case 'stageCamera':
      return 'stage';
    case 'sharedScreen':
    case 'sharedSound':
      return 'screen';
    default:
      return slot as View;
  }
}

type FrameMetadata = VideoFrameCallbackMetadata & { rtpTimestamp?: number };

/** The next frame with its RTP timestamp; browsers without frame callbacks are asked again soon. */
function requestFrame(video: HTMLVideoElement, seen: (timestamp?: number) => void): number {
  if ('requestVideoFrameCallback' in video) {
    return video.requestVideoFrameCallback((_, metadata: FrameMetadata) =>
      seen(metadata.rtpTimestamp),
    );
  }
  return window.setTimeout(seen, 100);
}

function cancelFrame(video: HTMLVideoElement, handle: number): void {
  if ('cancelVideoFrameCallback' in video) video.cancelVideoFrameCallback(handle);
  else window.clearTimeout(handle);
}
