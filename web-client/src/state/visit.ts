import { create } from 'zustand';
import type { LinkState } from '../media/liveLink';
import type { NetworkWord } from '../media/network';
import type { EndReason, Sending } from '../protocol/generated';
import type { Code, Problem } from '../protocol/problem';
import type { LiveClass } from '../protocol/rest.generated';
import type { Classroom } from './classroom';

/** Where a person is on the way through one class. */
export type Phase =
  | { readonly kind: 'loading' }
  | { readonly kind: 'entrance'; readonly problem: Problem | null }
  | { readonly kind: 'waiting'; readonly waiting: number | null; readonly connected: boolean }
  /** The class is on; who leads it decides who comes in. */
  | { readonly kind: 'lobby'; readonly connected: boolean }
  | { readonly kind: 'joining' }
  | { readonly kind: 'inClass' }
  | { readonly kind: 'over'; readonly how: Ending }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** How a visit ended. */
export interface Ending {
  readonly reason: EndReason | 'left' | 'denied';
  readonly endedAt: string;
  /** What this person sent until then. */
  readonly sending?: Sending;
}

/** A sentence that the page shows for a while. */
export interface Notice {
  readonly id: number;
  readonly kind: 'refused' | 'declined' | 'offStage' | 'shareOver' | 'missed';
  readonly name: string;
  readonly code: string;
  readonly seconds: number;
}

export interface Visit {
  readonly classId: string | null;
  readonly liveClass: LiveClass | null;
  readonly phase: Phase;
  readonly classroom: Classroom | null;
  readonly link: LinkState;
  /** When the connection was lost; null while it is there. */
  readonly lostAt: number | null;
  /** Why the last attempt to come back failed. */
  readonly trouble: Code | null;
  readonly network: NetworkWord;
  readonly autoplayBlocked: boolean;
  readonly notice: Notice | null;
}

export const NO_VISIT: Visit = {
  classId: null,
  liveClass: null,
  phase: { kind: 'loading' },
  classroom: null,
  link: 'idle',
  lostAt: null,
  trouble: null,
  network: 'excellent',
  autoplayBlocked: false,
  notice: null,
};

export const useVisit = create<Visit>(() => NO_VISIT);
