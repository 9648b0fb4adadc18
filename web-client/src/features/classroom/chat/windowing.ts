/** Which part of a long list is drawn, where its rows have heights of their own. Pure. */

/** Where each row begins, and last where the list ends; what was not measured is estimated. */
export function offsetsOf<K>(
  keys: readonly K[],
  measured: ReadonlyMap<K, number>,
  estimate: number,
): Float64Array {
  const offsets = new Float64Array(keys.length + 1);
  let at = 0;
  keys.forEach((key, index) => {
    at += measured.get(key) ?? estimate;
    offsets[index + 1] = at;
  });
  return offsets;
}

export const totalOf = (offsets: Float64Array): number => offsets.at(-1) ?? 0;

/** The row that covers a height of the list. */
export function rowAt(offsets: Float64Array, y: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((offsets[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Rows that are drawn besides those that are seen. */
const SPARE = 6;

/** The rows to draw: from the first, up to but without the last. */
export function rangeOf(
  offsets: Float64Array,
  top: number,
  height: number,
): { readonly from: number; readonly to: number } {
  const rows = offsets.length - 1;
  if (rows === 0) return { from: 0, to: 0 };
  const from = Math.max(0, rowAt(offsets, top) - SPARE);
  const to = Math.min(rows, rowAt(offsets, top + height) + 1 + SPARE);
  return { from, to };
}
