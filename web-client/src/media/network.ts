/** How good the network is, in the four words that people see. */
export type NetworkWord = 'excellent' | 'good' | 'poor' | 'lost';

export interface NetworkSample {
  readonly roundTripMs: number;
  readonly received: number;
  readonly lost: number;
}

/** Compares two samples some seconds apart. Loss is what was not repaired in between. */
export function networkWord(before: NetworkSample | null, now: NetworkSample): NetworkWord {
  const received = now.received - (before?.received ?? 0);
  const lost = Math.max(0, now.lost - (before?.lost ?? 0));
  const ratio = received + lost > 0 ? lost / (received + lost) : 0;
  if (ratio > 0.08 || now.roundTripMs > 500) return 'poor';
  if (ratio > 0.02 || now.roundTripMs > 200) return 'good';
  return 'excellent';
}
