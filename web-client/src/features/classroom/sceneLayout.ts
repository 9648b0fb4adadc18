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
/** "+N" where there is room for words. */
const LONG_MORE = 184;
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
      return Math.max(1, Math.floor((size.height - moreHeight(size)) / (COLUMN_SEAT + GAP)));
    case 'block': {
      const rows = Math.floor(blockSpace(size) / (BLOCK_SEAT_LEAST + GAP));
      return BLOCK_COLUMNS * Math.max(1, Math.min(3, rows));
    }
  }
}

/** What has to find its place. */
export interface Wanted {
  /** People beside the large one. */
  readonly seats: number;
  readonly hasScreen: boolean;
  /** Whether somebody has no seat, so that "+N" is there. */
  readonly hasMore: boolean;
}

/** Where everything goes: one thing large, people beside it, "+N" after the last of them. */
export function layOut(size: Size, wanted: Wanted): SceneLayout {
  const shape = shapeOf(size, wanted.hasScreen);
  if (shape === 'block') return block(size, wanted);
  if (wanted.seats === 0) return alone(size, wanted.hasMore);
  return shape === 'row' ? row(size, wanted.seats) : column(size, wanted.seats);
}

/** One picture, whole, with "+N" below it: nothing lies on a face. */
function alone(size: Size, hasMore: boolean): SceneLayout {
  const below = hasMore ? moreHeight(size) + GAP : 0;
  const fitted = largestIn({ ...size, height: size.height - below });
  const top = Math.round((size.height - below - fitted.height) / 2);
  const main = { ...fitted, top };
  const width = Math.min(size.width, Math.round(LONG_MORE * (size.textScale ?? 1)));
  const more = {
    left: Math.round((size.width - width) / 2),
    top: top + main.height + GAP,
    width,
    height: moreHeight(size),
  };
  return { main, seats: [], more };
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
  const tall = seats * (COLUMN_SEAT + GAP) + moreHeight(size);
  const start = Math.max(0, Math.min(main.top, size.height - tall));
  const top = (index: number) => start + index * (COLUMN_SEAT + GAP);
  const box = { left, width: COLUMN_WIDTH };
  return {
    main,
    seats: places(seats, (index) => ({ ...box, top: top(index), height: COLUMN_SEAT })),
    more: { ...box, top: top(seats), height: moreHeight(size) },
  };
}

/**
 * An upright page, full from top to bottom: what is large grows taller than it is wide at most by a
 * quarter, people below it grow to squares, and "+N" takes what is left.
 */
function block(size: Size, { seats, hasScreen, hasMore }: Wanted): SceneLayout {
  const columns = Math.min(BLOCK_COLUMNS, Math.max(1, seats));
  const rows = Math.ceil(seats / columns);
  const width = Math.floor((size.width - GAP * (columns - 1)) / columns);
  const inGrid = hasMore && seats % columns === 1;
  const strip = hasMore && !inGrid ? moreHeight(size) + GAP : 0;
  const least = largestIn(size).height;
  const space = size.height - strip - rows * GAP;
  const seatLeast = rows === 0 ? 0 : Math.min(width / PICTURE, (space - least) / rows);
  const mainMost = hasScreen ? least : size.width * (rows === 0 ? 1.25 : 1);
  const mainHeight = Math.floor(Math.max(least, Math.min(mainMost, space - rows * seatLeast)));
  const seatMost = hasMore || hasScreen ? width : width * 1.25;
  const height = rows === 0 ? 0 : Math.floor(Math.min(seatMost, (space - mainHeight) / rows));
  const main = { left: 0, top: 0, width: size.width, height: mainHeight };
  const cell = (index: number): Rect => ({
    left: (index % columns) * (width + GAP),
    top: mainHeight + GAP + Math.floor(index / columns) * (height + GAP),
    width: !hasMore && index === seats - 1 ? size.width - (index % columns) * (width + GAP) : width,
    height,
  });
  const bottom = mainHeight + GAP + rows * (height + GAP);
  const rest = { left: 0, top: bottom, width: size.width, height: size.height - bottom };
  return { main, seats: places(seats, cell), more: inGrid ? cell(seats) : rest };
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

function moreHeight({ textScale = 1 }: Size): number {
  return Math.round(MORE_HEIGHT * Math.min(1.5, textScale));
}

/** What an upright page has below its stage, without "+N". */
function blockSpace(size: Size): number {
  return Math.max(0, size.height - largestIn(size).height - 2 * GAP - moreHeight(size));
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
