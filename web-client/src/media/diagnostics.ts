import type { Sending, SlotAssignment, SlotName } from '../protocol/generated';

export interface SlotDiagnosis {
  readonly slot: SlotName;
  readonly participantId: string | null;
  readonly source: SlotAssignment['source'];
  readonly shown: boolean;
  readonly askedHeight: number | null;
}

export interface SlotStatistics {
  readonly slot: SlotName;
  readonly direction: 'sending' | 'receiving';
  readonly packets: number;
  readonly bytes: number;
  readonly frames: number;
  readonly height: number;
  readonly rid?: string;
}

/** What the page counts about itself, for the help desk and for tests. Read-only from outside. */
export interface Counters {
  offers: number;
  answers: number;
  iceRestarts: number;
  connections: number;
  getUserMedia: number;
  getDisplayMedia: number;
  webSocketsOpened: number;
  webSocketsLost: number;
  events: number;
  lastSeq: number;
}

export const counters: Counters = {
  offers: 0,
  answers: 0,
  iceRestarts: 0,
  connections: 0,
  getUserMedia: 0,
  getDisplayMedia: 0,
  webSocketsOpened: 0,
  webSocketsLost: 0,
  events: 0,
  lastSeq: 0,
};

/** What the stores add to the counters. */
export interface Situation {
  readonly phase: string;
  readonly media: string;
  readonly webSocket: string;
  readonly classId: string | null;
  readonly participantId: string | null;
  readonly sessionId: string | null;
  readonly permissions: readonly string[];
  readonly sending: Sending | null;
  readonly network: string;
  readonly autoplayBlocked: boolean;
  readonly slots: readonly SlotDiagnosis[];
}

export interface Diagnostics extends Readonly<Counters>, Situation {
  statistics(): Promise<SlotStatistics[]>;
}

/** Puts `window.__lyceum` there: always on, small, and without a way to change anything. */
export function publishDiagnostics(
  situation: () => Situation,
  statistics: () => Promise<SlotStatistics[]>,
): void {
  Object.defineProperty(window, '__lyceum', {
    configurable: true,
    get: (): Diagnostics => Object.freeze({ ...counters, ...situation(), statistics }),
  });
}
