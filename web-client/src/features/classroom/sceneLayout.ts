/** A place in the scene, in CSS pixels. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface SceneLayout {
  readonly main: Rect;
  readonly seats: readonly Rect[];
  readonly more: Rect;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 8;
const MORE_WIDTH = 72;
const PICTURE = 16 / 9;

/** How tall the row of people beside the stage is. */
function seatHeight({ width, height }: Size): number {
  const byWidth = (width - MORE_WIDTH - 3 * GAP) / 3 / PICTURE;
  return Math.round(Math.max(56, Math.min(132, height * 0.2, byWidth)));
}

/** How many seats fit beside the stage, and room for "+N". */
export function placesIn(size: Size): number {
  const seatWidth = seatHeight(size) * PICTURE;
  return Math.max(1, Math.floor((size.width - MORE_WIDTH) / (seatWidth + GAP)));
}

/** Where everything goes: one thing large, a row of seats below it, "+N" at the row's end. */
export function layOut(size: Size, seats: number): SceneLayout {
  const row = seats > 0 ? seatHeight(size) : 0;
  const main = largestIn({ width: size.width, height: size.height - (row > 0 ? row + GAP : 0) });
  if (row === 0) {
    const corner = { left: main.left + main.width - MORE_WIDTH - 12, top: main.top + 12 };
    return { main, seats: [], more: { ...corner, width: MORE_WIDTH, height: 40 } };
  }
  const seatWidth = Math.round(row * PICTURE);
  const total = seats * (seatWidth + GAP) + MORE_WIDTH;
  const start = Math.max(0, Math.round((size.width - total) / 2));
  const top = size.height - row;
  const places = Array.from({ length: seats }, (_, index) => ({
    left: start + index * (seatWidth + GAP),
    top,
    width: seatWidth,
    height: row,
  }));
  const moreLeft = start + seats * (seatWidth + GAP);
  return { main, seats: places, more: { left: moreLeft, top, width: MORE_WIDTH, height: row } };
}

/** The largest picture in the middle of a space. */
function largestIn({ width, height }: Size): Rect {
  const wide = Math.min(width, height * PICTURE);
  const tall = wide / PICTURE;
  return {
    left: Math.round((width - wide) / 2),
    top: Math.round((height - tall) / 2),
    width: Math.round(wide),
    height: Math.round(tall),
  };
}
