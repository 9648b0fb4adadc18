import { api } from '../rest/api';
import { useVisit } from './visit';

/** How often a person at the entrance learns that the class has opened. */
const ENTRANCE_MS = 15_000;
/** How often a waiting person learns what the WebSocket may have failed to say. */
const WAITING_MS = 10_000;

/** How often a person in the lobby asks again; whoever is silent for two minutes is forgotten. */
const LOBBY_MS = 30_000;

let timer = 0;

const get = useVisit.getState;
const set = useVisit.setState;

/** Whoever stands before the door of a class sees when something there changes. */
export const doorWatch = {
  /** At the entrance, before anything is connected. */
  atEntrance(classId: string): void {
    every(ENTRANCE_MS, async () => {
      const result = await api.liveClass(classId);
      if (result.ok && isAt('entrance', classId)) set({ liveClass: result.value });
    });
  },

  /** While waiting: how many wait, and whether the class has begun or ended meanwhile. */
  whileWaiting(classId: string, changed: (state: 'live' | 'ended') => void): void {
    every(WAITING_MS, async () => {
      const result = await api.waiting(classId);
      if (!result.ok || !isAt('waiting', classId)) return;
      const { state, waiting } = result.value;
      if (state === 'live' || state === 'ended') return changed(state);
      doorWatch.counted(waiting);
      const { liveClass } = get();
      if (liveClass) set({ liveClass: { ...liveClass, state } });
    });
  },

  /** In the lobby: asks now and then whether somebody has decided. */
  inLobby(classId: string, ask: () => Promise<void>): void {
    every(LOBBY_MS, async () => {
      if (isAt('lobby', classId)) await ask();
    });
  },

  counted(waiting: number): void {
    const { phase } = get();
    if (phase.kind === 'waiting') set({ phase: { ...phase, waiting } });
  },

  stop(): void {
    clearInterval(timer);
  },
};

function every(ms: number, look: () => Promise<void>): void {
  doorWatch.stop();
  timer = window.setInterval(() => void look(), ms);
}

function isAt(kind: 'entrance' | 'waiting' | 'lobby', classId: string): boolean {
  return get().phase.kind === kind && get().classId === classId;
}
