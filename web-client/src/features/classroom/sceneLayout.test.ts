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
  for (let seats = 1; seats <= placesIn(size, hasScreen); seats++) {
    const layout = layOut(size, seats, hasScreen);
    const rects = [layout.main, ...layout.seats, layout.more];
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
});

test('a shared screen is as large as it can be', () => {
  const size = { width: 1256, height: 668 };
  expect(layOut(size, 3, true).main.width).toBeGreaterThan(layOut(size, 3, false).main.width);
});
