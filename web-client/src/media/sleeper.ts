/** A pause that can be ended early: one at a time. */
export class Sleeper {
  #wake: (() => void) | null = null;

  sleep(ms: number): Promise<void> {
    return this.until(() => true, ms, false);
  }

  /** Waits until something is true, at most for a while; it is looked at whenever `wake` is called. */
  until(isEnough: () => boolean, withinMs: number, now = true): Promise<void> {
    if (now && isEnough()) return Promise.resolve();
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
      const timer = setTimeout(finish, withinMs);
      this.#wake = () => isEnough() && finish();
    });
  }

  wake(): void {
    this.#wake?.();
  }
}
