import type { WatchRoster } from '../protocol/generated';
import { live } from './live';

/** Somebody who scrolls or types asks for rows once, where they stop. */
const SCROLLED_MS = 120;

/** Which rows, in which order, of whom. */
export type RosterWish = Pick<WatchRoster, 'offset' | 'limit' | 'order' | 'search'>;

const NO_ROWS: RosterWish = { offset: 0, limit: 0, order: 'arrival', search: null };

let wish: RosterWish | null = null;
let timer = 0;

/** Which rows of the roster this page shows: only those are told to it. */
export const rosterWatch = {
  watch(rows: RosterWish): void {
    wish = rows;
    clearTimeout(timer);
    timer = window.setTimeout(rosterWatch.reassert, SCROLLED_MS);
  },

  /** Nothing is shown any more. */
  rest(): void {
    rosterWatch.watch(NO_ROWS);
  },

  /** A new connection is told again. */
  reassert(): void {
    if (wish) live.link?.channel.tell({ type: 'watchRoster', ...wish });
  },

  forget(): void {
    wish = null;
  },
};
