import type { SlotName } from '../protocol/generated';

/** Pixels beyond this are not asked for: nobody sees them. */
const MOST_PIXEL_RATIO = 2;
/** A picture may be enlarged by this much before the next layer is worth its bytes. */
const ENLARGING = 1.25;
const SETTLE_MS = 150;
const TALLEST = 2_160;
/** A shared screen that saves data: its half size, in which text can still be read. */
const SAVED_SCREEN = 540;

/** The height to ask for, for a slot that is drawn this tall. */
export function askedHeight(cssHeight: number, pixelRatio: number): number {
  if (cssHeight <= 0) return 0;
  const pixels = cssHeight * Math.min(MOST_PIXEL_RATIO, Math.max(1, pixelRatio)) * ENLARGING;
  return Math.min(TALLEST, Math.ceil(pixels / 10) * 10);
}

/**
 * Says which height each slot needs: what is drawn, 0 for what is hidden. Waits until sizes have
 * settled, and says nothing twice.
 */
export class Subscriptions {
  readonly #drawn = new Map<SlotName, number>();
  readonly #asked = new Map<SlotName, number>();
  readonly #ask: (slot: SlotName, maxHeight: number) => boolean;
  #pageHidden = false;
  #savesData = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: (slot: SlotName, maxHeight: number) => boolean) {
    this.#ask = ask;
  }

  /** A slot is drawn with this height now; 0 when it is hidden. */
  drawn(slot: SlotName, cssHeight: number): void {
    this.#drawn.set(slot, cssHeight);
    this.#settle();
  }

  /** Nobody looks at a hidden page: its pictures pause, its voices do not. */
  pageHidden(hidden: boolean): void {
    this.#pageHidden = hidden;
    this.#settle();
  }

  /** Voice and slides only: no camera is asked for, and the shared screen in its half size. */
  saveData(saves: boolean): void {
    this.#savesData = saves;
    this.#settle();
  }

  /** Somebody is in this slot: unless it is drawn by the time sizes settle, it is paused. */
  filled(slot: SlotName): void {
    if (!this.#drawn.has(slot)) this.#drawn.set(slot, 0);
    this.#settle();
  }

  /** A new connection knows nothing: every slot is said again. */
  reassert(): void {
    this.#asked.clear();
    this.#settle();
  }

  /**
   * The path was away for longer than what is lost can be repaired: a slot that is paused and asked
   * for again begins with a whole picture, at once.
   */
  beginAgain(): void {
    for (const [slot, height] of this.#asked) {
      if (height > 0 && this.#ask(slot, 0)) this.#ask(slot, height);
    }
  }

  askedFor(slot: SlotName): number | null {
    return this.#asked.get(slot) ?? null;
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#say(), SETTLE_MS);
  }

  #say(): void {
    for (const [slot, cssHeight] of this.#drawn) {
      const height = this.#wanted(slot, cssHeight);
      if (this.#asked.get(slot) !== height && this.#ask(slot, height))
        this.#asked.set(slot, height);
    }
  }

  #wanted(slot: SlotName, cssHeight: number): number {
    if (this.#pageHidden) return 0;
    const height = askedHeight(cssHeight, globalThis.devicePixelRatio ?? 1);
    if (!this.#savesData) return height;
    return slot === 'sharedScreen' ? Math.min(height, SAVED_SCREEN) : 0;
  }
}
