/** How pauses between attempts grow. */
export interface Growth {
  readonly firstMs: number;
  readonly longestMs: number;
  /** By how much each is longer than the one before. */
  readonly factor: number;
}

/**
 * The pause before the next attempt: anywhere between nothing and a bound that grows. Without the
 * whole range at random ("full jitter") everybody who lost the same server would come back at once.
 *
 * @param attempt 0 for the first pause
 */
export function fullJitter(
  attempt: number,
  { firstMs, longestMs, factor }: Growth,
  random: () => number = Math.random,
): number {
  return random() * Math.min(longestMs, firstMs * factor ** Math.min(attempt, 100));
}
