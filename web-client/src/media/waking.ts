/** How often the clock is looked at. */
const LOOK_EVERY_MS = 2_000;
/** A clock that is this late has stood still: the machine slept, or the browser froze the page. */
const SLEPT_AFTER_MS = 8_000;

/**
 * Calls whenever this page may have been away from the world: the machine woke, the network is
 * back, somebody looks at the page again. Returns how to stop.
 */
export function watchWaking(woke: () => void): () => void {
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    const slept = now - last > LOOK_EVERY_MS + SLEPT_AFTER_MS;
    last = now;
    if (slept) woke();
  }, LOOK_EVERY_MS);
  const seen = () => document.visibilityState === 'visible' && woke();
  document.addEventListener('visibilitychange', seen);
  document.addEventListener('resume', woke);
  window.addEventListener('online', woke);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', seen);
    document.removeEventListener('resume', woke);
    window.removeEventListener('online', woke);
  };
}
