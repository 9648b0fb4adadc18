import type { CSSProperties } from 'react';

/** A place in the scene, in CSS pixels; `left` is the right where people read from there. */
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
  /** How many times larger than usual this person's text is. */
  readonly textScale?: number;
}

/**
 * How people sit beside the stage: in a row below it, in a column at its end where that leaves a
 * shared screen larger, or in a small block below it where the page is upright.
 */
type Shape = 'row' | 'column' | 'block';

const GAP = 8;
const PICTURE = 16 / 9;
const LEAST_MORE = 72;
const COLUMN_WIDTH = 208;
const COLUMN_SEAT = Math.round(COLUMN_WIDTH / PICTURE);
const MORE_HEIGHT = 44;
const BLOCK_COLUMNS = 2;
const BLOCK_SEAT_LEAST = 88;

function shapeOf(size: Size, hasScreen: boolean): Shape {
  if (size.height > size.width * 1.05) return 'block';
  if (!hasScreen) return 'row';
  const below = largestIn({ ...size, height: size.height - rowHeight(size) - GAP });
  const beside = largestIn({ ...size, width: size.width - COLUMN_WIDTH - GAP });
  return beside.width > below.width ? 'column' : 'row';
}

/** How many seats fit beside the stage, with room for "+N". */
export function placesIn(size: Size, hasScreen: boolean): number {
  switch (shapeOf(size, hasScreen)) {
    case 'row':
      return Math.max(
        1,
        Math.floor((size.width - moreWidth(size)) / (rowHeight(size) * PICTURE + GAP)),
      );
    case 'column':
      return Math.max(1, Math.floor((size.height - MORE_HEIGHT) / (COLUMN_SEAT + GAP)));
    case 'block': {
      const rows = Math.floor(blockSpace(size) / (BLOCK_SEAT_LEAST + GAP));
      return BLOCK_COLUMNS * Math.max(1, Math.min(3, rows));
    }
  }
}

/** Where everything goes: one thing large, people beside it, "+N" after the last of them. */
export function layOut(size: Size, seats: number, hasScreen: boolean): SceneLayout {
  if (seats === 0) return alone(size);
  switch (shapeOf(size, hasScreen)) {
    case 'row':
      return row(size, seats);
    case 'column':
      return column(size, seats);
    case 'block':
      return block(size, seats);
  }
}

function alone(size: Size): SceneLayout {
  const main = largestIn(size);
  const width = moreWidth(size);
  const corner = { left: main.left + main.width - width - 12, top: main.top + 12 };
  return { main, seats: [], more: { ...corner, width, height: MORE_HEIGHT } };
}

function row(size: Size, seats: number): SceneLayout {
  const height = rowHeight(size);
  const width = Math.round(height * PICTURE);
  const start = Math.max(0, Math.round((size.width - seats * (width + GAP) - moreWidth(size)) / 2));
  const top = size.height - height;
  const left = (index: number) => start + index * (width + GAP);
  return {
    main: largestIn({ ...size, height: top - GAP }),
    seats: places(seats, (index) => ({ left: left(index), top, width, height })),
    more: { left: left(seats), top, width: moreWidth(size), height },
  };
}

function column(size: Size, seats: number): SceneLayout {
  const main = largestIn({ ...size, width: size.width - COLUMN_WIDTH - GAP });
  const left = Math.round(main.left + main.width + GAP);
  const tall = seats * (COLUMN_SEAT + GAP) + MORE_HEIGHT;
  const start = Math.max(0, Math.min(main.top, size.height - tall));
  const top = (index: number) => start + index * (COLUMN_SEAT + GAP);
  const box = { left, width: COLUMN_WIDTH };
  return {
    main,
    seats: places(seats, (index) => ({ ...box, top: top(index), height: COLUMN_SEAT })),
    more: { ...box, top: top(seats), height: MORE_HEIGHT },
  };
}

function block(size: Size, seats: number): SceneLayout {
  const main = { ...largestIn(size), top: 0 };
  const rows = Math.ceil(seats / BLOCK_COLUMNS);
  const width = Math.floor((size.width - GAP * (BLOCK_COLUMNS - 1)) / BLOCK_COLUMNS);
  const height = Math.floor(Math.min(width * 0.75, blockSpace(size) / rows - GAP));
  const first = main.height + GAP;
  const bottom = first + rows * (height + GAP);
  return {
    main,
    seats: places(seats, (index) => ({
      left: (index % BLOCK_COLUMNS) * (width + GAP),
      top: first + Math.floor(index / BLOCK_COLUMNS) * (height + GAP),
      width,
      height,
    })),
    more: { left: 0, top: bottom, width: size.width, height: MORE_HEIGHT },
  };
}

/** Where a rectangle is, mirrored where people read from right to left. */
export function styleOf({ left, ...rect }: Rect): CSSProperties {
  return { insetInlineStart: left, ...rect };
}

/** How tall the row of people below the stage is. */
function rowHeight(size: Size): number {
  const byWidth = (size.width - moreWidth(size) - 3 * GAP) / 3 / PICTURE;
  return Math.round(Math.max(56, Math.min(132, size.height * 0.2, byWidth)));
}

function moreWidth({ textScale = 1 }: Size): number {
  return Math.round(LEAST_MORE * textScale);
}

/** What an upright page has below its stage, without "+N". */
function blockSpace(size: Size): number {
  return Math.max(0, size.height - largestIn(size).height - 2 * GAP - MORE_HEIGHT);
}

function places(count: number, at: (index: number) => Rect): Rect[] {
  return Array.from({ length: count }, (_, index) => at(index));
}

/** The largest picture in the middle of a space. */
function largestIn({ width, height }: Size): Rect {
  const wide = Math.max(0, Math.min(width, height * PICTURE));
  const tall = wide / PICTURE;
  return {
    left: Math.round((width - wide) / 2),
    top: Math.round((height - tall) / 2),
    width: Math.round(wide),
    height: Math.round(tall),
  };
}
