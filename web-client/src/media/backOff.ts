/** How pauses between attempts grow. */
export interface Growth {
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * The pause before the next attempt: anywhere between nothing and a bound that doubles. Without the
 * whole range at random ("full jitter") everybody who lost the same server would come back at once.
 *
 * @param attempt 0 for the first pause
 */
export function fullJitter(
  attempt: number,
  { firstMs, longestMs }: Growth,
  random: () => number = Math.random,
): number {
  return random() * Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 30));
}
