// Waiting and demanding, with sentences that say what was missing.

/** Asks again and again until there is an answer other than null, undefined or false. */
export async function until(what, withinMs, ask) {
  const end = performance.now() + withinMs;
  let error;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
    } catch (thrown) {
      error = thrown;
    }
    if (performance.now() > end) {
      throw new Error(`Not within ${withinMs / 1000} s: ${what}${error ? ` (${error.message})` : ''}`);
    }
    await pause(100);
  }
}

export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export function must(isTrue, what) {
  if (!isTrue) throw new Error(`Not so: ${what}`);
}

export function mustEqual(actual, expected, what) {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${what}: ${is}, not ${should}`);
}
