import { expect, test } from 'vitest';
import { layOut, placesIn, type Rect } from './sceneLayout';

const overlap = (a: Rect, b: Rect) =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

test.each([
  ['wide', 1256, 668, false],
  ['wide with a screen', 1256, 668, true],
  ['wide with a panel', 896, 668, true],
  ['phone', 344, 524, false],
  ['phone with a screen', 344, 524, true],
  ['small phone', 304, 400, false],
  ['phone on its side', 640, 240, true],
])('%s: all fits, nothing covers another', (_, width, height, hasScreen) => {
  const size = { width, height };
  for (let seats = 0; seats <= placesIn(size, hasScreen); seats++) {
    for (const hasMore of [true, false]) {
      const layout = layOut(size, { seats, hasScreen, hasMore });
      const rects = [layout.main, ...layout.seats, ...(hasMore ? [layout.more] : [])];
      for (const rect of rects) {
        expect(rect.left).toBeGreaterThanOrEqual(0);
        expect(rect.top).toBeGreaterThanOrEqual(0);
        expect(rect.left + rect.width).toBeLessThanOrEqual(width + 1);
        expect(rect.top + rect.height).toBeLessThanOrEqual(height + 1);
      }
      rects.forEach((a, i) => {
        for (const b of rects.slice(i + 1)) expect(overlap(a, b)).toBe(false);
      });
    }
  }
});

test.each([
  ['one who speaks to many', 0, false, true],
  ['two on stage', 1, false, true],
  ['two, and nobody else', 1, false, false],
  ['three, and nobody else', 2, false, false],
  ['four on stage', 3, false, true],
  ['a screen and its teacher', 1, true, true],
  ['a screen and four people', 4, true, true],
])('an upright page is full, not black: %s', (_, seats, hasScreen, hasMore) => {
  const size = { width: 344, height: 524 };
  const { main, seats: rects, more } = layOut(size, { seats, hasScreen, hasMore });
  const shown = [main, ...rects, ...(hasMore ? [more] : [])];
  const area = shown.reduce((sum, { width, height }) => sum + width * height, 0);
  expect(area / (size.width * size.height)).toBeGreaterThan(0.9);
});

test('"+N" never lies on a picture', () => {
  const { main, more } = layOut(
    { width: 1256, height: 668 },
    { seats: 0, hasScreen: false, hasMore: true },
  );
  expect(overlap(main, more)).toBe(false);
});

test('a shared screen is as large as it can be', () => {
  const size = { width: 1256, height: 668 };
  const wanted = { seats: 3, hasMore: true };
  const screen = layOut(size, { ...wanted, hasScreen: true }).main;
  expect(screen.width).toBeGreaterThan(layOut(size, { ...wanted, hasScreen: false }).main.width);
});
