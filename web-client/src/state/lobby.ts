import { create } from 'zustand';
import { hasLobby, lobbyApi, type LobbyPerson } from '../rest/lobby';
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

let watchers = 0;
let timer = 0;

export const lobbyActions = {
  /** Reads the lobby again and again until the answer is called. */
  watch(): () => void {
    if (++watchers === 1) {
      timer = window.setInterval(() => void lobbyActions.read(), READ_EVERY_MS);
      void lobbyActions.read();
    }
    return () => {
      if (--watchers === 0) clearInterval(timer);
    };
  },

  async read(): Promise<void> {
    const { classId, liveClass } = useVisit.getState();
    if (classId === null || liveClass === null || !hasLobby(liveClass)) return;
    const page = await lobbyApi.waiting(classId);
    if (!page.ok) return;
    useLobby.setState({ people: page.value.items, more: Boolean(page.value.nextCursor) });
  },

  /** Lets people in or turns them away; null is all who wait. */
  async decide(accountIds: readonly string[] | null, admitted: boolean): Promise<void> {
    const { classId } = useVisit.getState();
    if (classId === null) return;
    const about = accountIds === null ? ({ all: true } as const) : { accountIds };
    const decided = await lobbyApi.decide(classId, about, admitted);
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
