import { live } from './live';

/** Somebody who scrolls asks for rows once, where they stop. */
const SCROLLED_MS = 120;

let rows: { offset: number; limit: number } | null = null;
let timer = 0;

/** Which rows of the roster this page shows: only those are told to it. */
export const rosterWatch = {
  watch(offset: number, limit: number): void {
    rows = { offset, limit };
    clearTimeout(timer);
    timer = window.setTimeout(rosterWatch.reassert, SCROLLED_MS);
  },

  /** A new connection is told again. */
  reassert(): void {
    if (rows) live.link?.channel.tell({ type: 'watchRoster', ...rows });
  },

  forget(): void {
    rows = null;
  },
};
