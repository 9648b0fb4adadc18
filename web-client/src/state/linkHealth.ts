import type { LinkState } from '../media/liveLink';
import { type NetworkSample, networkWord } from '../media/network';
import { useVisit } from './visit';

const JUDGE_EVERY_MS = 3_000;

let judged: { atMs: number; sample: NetworkSample } | null = null;

const get = useVisit.getState;
const set = useVisit.setState;

/** What people see of the connection: since when it is lost, and one word for the network. */
export const linkHealth = {
  changed(link: LinkState): void {
    if (link === 'restarting' || link === 'rejoining') {
      set({ link, lostAt: get().lostAt ?? Date.now(), network: 'lost' });
    } else if (link === 'connected') {
      judged = null;
      set({ link, lostAt: null, network: 'excellent' });
    } else {
      set({ link, lostAt: null });
    }
  },

  sampled(sample: NetworkSample): void {
    const atMs = performance.now();
    if (judged && atMs - judged.atMs < JUDGE_EVERY_MS) return;
    const network = networkWord(judged?.sample ?? null, sample);
    judged = { atMs, sample };
    if (get().network !== network && get().lostAt === null) set({ network });
  },
};
