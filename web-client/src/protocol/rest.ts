/** What the REST API of the front door sends and takes (docs/openapi.yml describes it). */

export type AccountRole = 'administrator' | 'teacher' | 'student';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: AccountRole;
}

export interface SessionGrant {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly account: Account;
}

export type ClassState = 'scheduled' | 'open' | 'live' | 'ended';

export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface LiveClass {
  readonly id: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly opensAt: string;
  readonly capacity: number;
  readonly state: ClassState;
  readonly liveSince?: string | null;
  readonly endedAt?: string | null;
  readonly teachers: readonly Person[];
  readonly myRole: 'teacher' | 'student' | null;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string | null;
}

export interface Waiting {
  readonly state: ClassState;
  readonly waiting: number;
  readonly startsAt: string;
  readonly teachers: readonly Person[];
}

export interface Ticket {
  readonly ticket: string;
  readonly websocketUrl: string;
  readonly expiresAt: string;
}

export interface JoinToken {
  readonly joinToken: string;
  readonly expiresAt: string;
}

export interface IceRestart {
  readonly sessionId: string;
  readonly answer: string;
}
