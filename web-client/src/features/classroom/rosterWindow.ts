/** Every row is as tall as this, so that a place in the list is known without its row. */
export const ROW_HEIGHT = 60;

/** Rows asked for before and after those that are seen. */
const MARGIN = 10;
/** Windows begin at multiples of this, so that scrolling a little asks nothing. */
const STEP = 10;
const MOST_ROWS = 100;

/** Which rows of the roster to ask for. */
export function windowOf(scrollTop: number, height: number): { offset: number; limit: number } {
  const first = Math.floor(Math.max(0, scrollTop) / ROW_HEIGHT);
  const seen = Math.ceil(Math.max(ROW_HEIGHT, height) / ROW_HEIGHT);
  const offset = Math.max(0, Math.floor((first - MARGIN) / STEP) * STEP);
  const end = Math.ceil((first + seen + MARGIN) / STEP) * STEP;
  return { offset, limit: Math.min(MOST_ROWS, end - offset) };
}
