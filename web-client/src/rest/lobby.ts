import type { Result } from '../protocol/problem';
import type { LiveClass } from '../protocol/rest.generated';
import { client } from './api';

/** Somebody who waits to be let into a class. */
export interface LobbyPerson {
  readonly accountId: string;
  readonly name: string;
  readonly role: 'student' | 'guest';
  readonly askedAt: string;
}

/** People of a lobby read at once; whoever is further behind is let in with the others or later. */
const PAGE = 50;

/** Whether whoever leads the class decides who comes in. */
export const hasLobby = (liveClass: LiveClass): boolean =>
  (liveClass as LiveClass & { readonly lobby?: boolean }).lobby === true;

/** The lobby of a class, for whoever leads it. */
export const lobbyApi = {
  waiting: (
    classId: string,
  ): Promise<
    Result<{ readonly items: readonly LobbyPerson[]; readonly nextCursor?: string | null }>
  > => client.call(`/classes/${classId}/lobby?limit=${PAGE}`),

  decide: (
    classId: string,
    about: { readonly accountIds: readonly string[] } | { readonly all: true },
    admitted: boolean,
  ): Promise<Result<{ readonly decided: number; readonly more: boolean }>> =>
    client.call(`/classes/${classId}/lobby/decisions`, {
      method: 'POST',
      body: { ...about, admitted },
    }),
};
