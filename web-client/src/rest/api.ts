import { done, type Result } from '../protocol/problem';
import type * as rest from '../protocol/rest.generated';
import { RestClient } from './client';

/** The one client of this page. */
export const client = new RestClient();

/** A restart that takes longer went into the path that is gone: the next one finds the new. */
const RESTART_WITHIN_MS = 4_000;

/** A timetable of two weeks is a few pages, and no browser shows more people than this. */
const MOST_PAGES = 50;

export const api = {
  myClasses: (from: Date, to: Date) =>
    allPages<rest.PageClassView>(`/classes?from=${from.toISOString()}&to=${to.toISOString()}`),
  liveClass: (id: string) => client.call<rest.LiveClass>(`/classes/${id}`),
  goLive: (id: string) => post<rest.LiveClass>(`/classes/${id}/live`),
  waiting: (id: string) => client.call<rest.Waiting>(`/classes/${id}/waiting`),
  ticket: (id: string) => post<rest.Ticket>(`/classes/${id}/tickets`),
  joinToken: (id: string) => post<rest.JoinToken>(`/classes/${id}/join-tokens`),
  restartIce: (id: string, body: rest.IceRestart) =>
    client.call<rest.JoinAnswer>(`/classes/${id}/ice-restarts`, {
      method: 'POST',
      body,
      withinMs: RESTART_WITHIN_MS,
    }),
  createClass: (body: rest.NewClass) => post<rest.LiveClass>('/classes', body),
  /** Whoever calls a class off means it, whatever its newest title is. */
  callOff: (id: string) => client.call<void>(`/classes/${id}`, { method: 'DELETE', ifMatch: '*' }),
  /** The lobby alone is switched until the class ends, whatever else was changed meanwhile. */
  switchLobby: (id: string, lobby: boolean) =>
    client.call<rest.LiveClass>(`/classes/${id}`, {
      method: 'PATCH',
      body: { lobby } satisfies rest.ClassChanges,
    }),
  /** Those who have waited longest; whoever is further behind is let in with the others or later. */
  lobby: (id: string) => client.call<rest.PageLobbyPerson>(`/classes/${id}/lobby`),
  decideLobby: (id: string, body: rest.NewLobbyDecision) =>
    post<rest.LobbyDecided>(`/classes/${id}/lobby/decisions`, body),
  makeGuestLinks: (id: string, body: rest.NewGuestLinks) =>
    post<rest.MadeGuestLinks>(`/classes/${id}/guest-links`, body),
  enterAsGuest: (id: string, body: rest.NewGuestSession) =>
    client.call<rest.GuestSession>(`/classes/${id}/guest-sessions`, {
      method: 'POST',
      open: true,
      body,
    }),
  accounts: () => allPages<rest.PageAccount>('/accounts?limit=100'),
  createAccount: (body: rest.NewAccount) => post<rest.Account>('/accounts', body),
  createAdministrator: (body: rest.NewAdministrator) =>
    client.call<rest.Account>('/administrators', { method: 'POST', open: true, body }),
};

function post<T>(path: string, body?: object): Promise<Result<T>> {
  return client.call<T>(path, { method: 'POST', ...(body ? { body } : {}) });
}

/** One page of any list of the API. */
interface Page {
  readonly items: readonly unknown[];
  readonly nextCursor?: string | null;
}

/** A whole list, page by page, up to a bound. The path has a query already. */
async function allPages<P extends Page>(path: string): Promise<Result<P['items'][number][]>> {
  const items: P['items'][number][] = [];
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page++) {
    const result = await client.call<P>(path + cursor);
    if (!result.ok) return result;
    items.push(...result.value.items);
    if (!result.value.nextCursor) break;
    cursor = `&cursor=${encodeURIComponent(result.value.nextCursor)}`;
  }
  return done(items);
}
