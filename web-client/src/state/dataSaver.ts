import { create } from 'zustand';
import type { NetworkWord } from '../media/network';
import { pictures } from './pictures';

const SAVES = 'lyceum.dataSaver';
/** Who has a poor network for this long is asked, once in a visit, whether to save. */
const SUGGEST_AFTER_MS = 12_000;

export interface DataSaver {
  /** Voice and the shared screen only: nobody's camera is asked for. */
  readonly on: boolean;
  /** Whether the page suggests it at the moment. */
  readonly suggested: boolean;
}

export const useDataSaver = create<DataSaver>(() => ({
  on: localStorage.getItem(SAVES) !== null,
  suggested: false,
}));

const get = useDataSaver.getState;
const set = useDataSaver.setState;

let poorSinceMs: number | null = null;
let hasSuggested = false;

/** What a person with little data wants to get of a class; remembered in this browser. */
export const dataSaver = {
  choose(on: boolean): void {
    if (on) localStorage.setItem(SAVES, '1');
    else localStorage.removeItem(SAVES);
    set({ on, suggested: false });
    pictures.saveData(on);
  },

  toggle(): void {
    dataSaver.choose(!get().on);
  },

  /** A visit begins: what was chosen before holds, and one suggestion is free again. */
  begin(): void {
    poorSinceMs = null;
    hasSuggested = false;
    set({ suggested: false });
    pictures.saveData(get().on);
  },

  sawNetwork(word: NetworkWord, nowMs: number): void {
    if (word !== 'poor') {
      poorSinceMs = null;
      return;
    }
    poorSinceMs ??= nowMs;
    if (hasSuggested || get().on || nowMs - poorSinceMs < SUGGEST_AFTER_MS) return;
    hasSuggested = true;
    set({ suggested: true });
  },

  declineSuggestion(): void {
    set({ suggested: false });
  },
};
