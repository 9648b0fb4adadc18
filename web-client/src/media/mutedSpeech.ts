/** Louder than this is speech, on the scale of `levelOf`. */
const LOUD = 0.4;
/** So many loud looks within the time are speech; a cough or a door are not. */
const LOUD_LOOKS = 5;
const WITHIN_MS = 3_000;
const TOLD_FOR_MS = 5_000;

/** Notices that somebody speaks into a muted microphone. Looked at ten times a second. */
export class MutedSpeech {
  #loud: number[] = [];
  #tellUntilMs = 0;

  /** Whether to tell the person now. */
  observe(nowMs: number, level: number): boolean {
    if (level > LOUD) {
      this.#loud = [...this.#loud, nowMs].filter((ms) => nowMs - ms < WITHIN_MS);
      if (this.#loud.length >= LOUD_LOOKS) this.#tellUntilMs = nowMs + TOLD_FOR_MS;
    }
    return nowMs < this.#tellUntilMs;
  }
}
