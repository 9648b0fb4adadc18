import type { LinkState } from '../media/liveLink';
import { NetworkQuality, type NetworkSample, type NetworkWord } from '../media/network';
import type { Problem } from '../protocol/problem';
import { dataSaver } from './dataSaver';
import { notify } from './notices';
import { pictures } from './pictures';
import { useVisit } from './visit';

/** Who was away for less has missed nothing worth a word. */
const MISSED_AFTER_MS = 10_000;

let quality = new NetworkQuality();
/** When the class was last heard, while it is not. */
let lastHeardMs: number | null = null;

const get = useVisit.getState;
const set = useVisit.setState;

/** What people see of the connection: since when it is lost and why, and one word for the network. */
export const linkHealth = {
  changed(link: LinkState, aliveMs: number): void {
    if (link === 'restarting' || link === 'rejoining') {
      lastHeardMs ??= aliveMs;
      set({ link, lostAt: get().lostAt ?? Date.now(), network: 'lost' });
    } else if (link === 'connected') {
      quality = new NetworkQuality();
      if (get().link === 'restarting') pictures.beginAgain();
      set({ link, lostAt: null, trouble: null, network: 'excellent' });
      back();
    } else {
      lastHeardMs = null;
      set({ link, lostAt: null, trouble: null });
    }
  },

  stillAway(problem: Problem): void {
    set({ trouble: problem.code });
  },

  sampled(sample: NetworkSample): void {
    const atMs = performance.now();
    const network = quality.observe(atMs, sample);
    if (get().lostAt === null) judged(network, atMs);
  },
};

function judged(network: NetworkWord, atMs: number): void {
  if (get().network !== network) set({ network });
  dataSaver.sawNetwork(network, atMs);
}

function back(): void {
  const awayMs = lastHeardMs === null ? 0 : Date.now() - lastHeardMs;
  lastHeardMs = null;
  if (awayMs >= MISSED_AFTER_MS) notify('missed', { seconds: Math.round(awayMs / 1_000) });
}
