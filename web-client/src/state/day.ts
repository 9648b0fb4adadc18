import { create } from 'zustand';
import type { Problem } from '../protocol/problem';
import type { LiveClass } from '../protocol/rest.generated';
import { api } from '../rest/api';
import { startOfDay } from './timetable';

export type Day =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'ready'; readonly classes: readonly LiveClass[] };

export const useDay = create<{ day: Day }>(() => ({ day: { kind: 'loading' } }));

/** A class lasts 24 hours at most: what is on now began yesterday at the earliest. */
const DAYS_BACK = -1;
/** How far ahead the first page looks for the next class. */
const DAYS_AHEAD = 14;

export const dayActions = {
  /** Reads the timetable; what is shown stays until the new one is there. */
  async load(): Promise<void> {
    const today = new Date();
    const result = await api.myClasses(startOfDay(today, DAYS_BACK), startOfDay(today, DAYS_AHEAD));
    const shown = useDay.getState().day.kind === 'ready';
    if (result.ok) useDay.setState({ day: { kind: 'ready', classes: result.value } });
    else if (!shown) useDay.setState({ day: { kind: 'failed', problem: result.problem } });
  },
};
