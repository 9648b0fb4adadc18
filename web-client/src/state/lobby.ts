import { create } from 'zustand';
import type { LiveClass, LobbyPerson, NewLobbyDecision } from '../protocol/rest.generated';
import { api } from '../rest/api';
import { notify } from './notices';
import { useVisit } from './visit';

/** Who waits to be let in, first come first, as whoever leads the class read it last. */
export interface Lobby {
  readonly people: readonly LobbyPerson[];
  /** Whether more wait than are listed. */
  readonly more: boolean;
}

const EMPTY: Lobby = { people: [], more: false };

export const useLobby = create<Lobby>(() => EMPTY);

/** Nobody is told by a push that somebody waits; they wait this long at most to be seen. */
const READ_EVERY_MS = 5_000;
/** Somebody else who leads the class may have switched the lobby. */
const LOOK_EVERY_MS = 30_000;

let watchers = 0;
let reading = 0;
let looking = 0;

export const lobbyActions = {
  /** Reads the lobby again and again until the answer is called. */
  watch(): () => void {
    if (++watchers === 1) {
      reading = window.setInterval(() => void lobbyActions.read(), READ_EVERY_MS);
      looking = window.setInterval(() => void lobbyActions.look(), LOOK_EVERY_MS);
      void lobbyActions.read();
    }
    return () => {
      if (--watchers > 0) return;
      clearInterval(reading);
      clearInterval(looking);
    };
  },

  async read(): Promise<void> {
    const { classId, liveClass } = useVisit.getState();
    if (classId === null || liveClass === null || !liveClass.lobby) return;
    const page = await api.lobby(classId);
    if (!page.ok) return;
    useLobby.setState({ people: page.value.items, more: Boolean(page.value.nextCursor) });
  },

  /** Whether the class has a lobby now. */
  async look(): Promise<void> {
    const { classId } = useVisit.getState();
    if (classId === null) return;
    const read = await api.liveClass(classId);
    if (read.ok) known(read.value);
  },

  /** Whether people are let in one by one from now on; if not, all who wait come in. */
  async switchTo(lobby: boolean): Promise<void> {
    const { classId } = useVisit.getState();
    if (classId === null) return;
    const switched = await api.switchLobby(classId, lobby);
    if (!switched.ok) return notify('refused', { code: switched.problem.code });
    known(switched.value);
    return lobbyActions.read();
  },

  /** Lets people in or turns them away; null is all who wait. */
  async decide(accountIds: readonly string[] | null, admitted: boolean): Promise<void> {
    const { classId } = useVisit.getState();
    if (classId === null) return;
    const about: NewLobbyDecision = { ...(accountIds ? { accountIds } : { all: true }), admitted };
    const decided = await api.decideLobby(classId, about);
    if (!decided.ok) return notify('refused', { code: decided.problem.code });
    const { people } = useLobby.getState();
    const left = people.filter(({ accountId }) => accountIds?.includes(accountId) === false);
    useLobby.setState({ people: left });
    if (decided.value.more) return lobbyActions.decide(accountIds, admitted);
    return lobbyActions.read();
  },

  forget(): void {
    useLobby.setState(EMPTY);
  },
};

function known(liveClass: LiveClass): void {
  if (useVisit.getState().classId !== liveClass.id) return;
  useVisit.setState({ liveClass });
  if (!liveClass.lobby) lobbyActions.forget();
}
