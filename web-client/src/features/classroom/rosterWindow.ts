/** Every row is as tall as this at the usual size of text: a place is known without its row. */
export const ROW_HEIGHT = 60;

/** Rows asked for before and after those that are seen. */
const MARGIN = 10;
/** Windows begin at multiples of this, so that scrolling a little asks nothing. */
const STEP = 10;
const MOST_ROWS = 100;

/** Which rows of the roster to ask for. */
export function windowOf(
  scrollTop: number,
  height: number,
  rowHeight = ROW_HEIGHT,
): { offset: number; limit: number } {
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight);
  const seen = Math.ceil(Math.max(rowHeight, height) / rowHeight);
  const offset = Math.max(0, Math.floor((first - MARGIN) / STEP) * STEP);
  const end = Math.ceil((first + seen + MARGIN) / STEP) * STEP;
  return { offset, limit: Math.min(MOST_ROWS, end - offset) };
}

/** The rows of a window that have not come yet. */
export function awaitedRows(
  has: { readonly offset: number; readonly rows: readonly unknown[] } | null,
  asked: { readonly offset: number; readonly limit: number },
  total: number,
): number[] {
  const end = Math.min(total, asked.offset + asked.limit);
  const all = Array.from({ length: Math.max(0, end - asked.offset) }, (_, i) => asked.offset + i);
  if (has === null) return all;
  return all.filter((index) => index < has.offset || index >= has.offset + has.rows.length);
}
