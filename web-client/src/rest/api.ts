import { done, type Result } from '../protocol/problem';
import type * as rest from '../protocol/rest';
import { RestClient } from './client';

/** The one client of this page. */
export const client = new RestClient();

const post = <T>(path: string, body?: object) =>
  client.call<T>(path, { method: 'POST', ...(body ? { body } : {}) });

/** A restart that takes longer went into the path that is gone: the next one finds the new. */
const RESTART_WITHIN_MS = 4_000;

export const api = {
  myClasses: (from: Date, to: Date) => allPages(classesPath(from, to)),
  liveClass: (id: string) => client.call<rest.LiveClass>(`/classes/${id}`),
  goLive: (id: string) => post<rest.LiveClass>(`/classes/${id}/live`),
  end: (id: string) => post<rest.LiveClass>(`/classes/${id}/end`),
  waiting: (id: string) => client.call<rest.Waiting>(`/classes/${id}/waiting`),
  ticket: (id: string) => post<rest.Ticket>(`/classes/${id}/tickets`),
  joinToken: (id: string) => post<rest.JoinToken>(`/classes/${id}/join-tokens`),
  restartIce: (id: string, body: { joinToken: string; sessionId: string; offer: string }) =>
    client.call<rest.IceRestart>(`/classes/${id}/ice-restarts`, {
      method: 'POST',
      body,
      withinMs: RESTART_WITHIN_MS,
    }),
  createClass: (body: NewClass) => post<rest.LiveClass>('/classes', body),
  enrol: (id: string, accountIds: readonly string[], role: 'teacher' | 'student') =>
    post<{ enrolled: number }>(`/classes/${id}/enrolments`, { accountIds, role }),
  accounts: (cursor?: string | null) =>
    client.call<rest.Page<rest.Account>>(
      `/accounts?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    ),
  createAccount: (body: NewAccount) => post<rest.Account>('/accounts', body),
  createAdministrator: (body: NewAdministrator) =>
    client.call<rest.Account>('/administrators', { method: 'POST', open: true, body }),
};

export interface NewClass {
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly role: rest.AccountRole;
  readonly password: string;
}

export interface NewAdministrator {
  readonly link: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** A timetable of two weeks is a few pages; more than this is a fault, not a timetable. */
const MOST_PAGES = 10;

function classesPath(from: Date, to: Date): string {
  return `/classes?from=${from.toISOString()}&to=${to.toISOString()}`;
}

async function allPages(path: string): Promise<Result<rest.LiveClass[]>> {
  const items: rest.LiveClass[] = [];
  let cursor: string | null | undefined = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const next: string = cursor ? `${path}&cursor=${encodeURIComponent(cursor)}` : path;
    const result = await client.call<rest.Page<rest.LiveClass>>(next);
    if (!result.ok) return result;
    items.push(...result.value.items);
    cursor = result.value.nextCursor;
    if (!cursor) break;
  }
  return done(items);
}
