/**
 * The loudspeaker, held open from the join click on.
 *
 * Firefox opens it only when the first sound plays, needs seconds for that, and takes no sound out
 * of its jitter buffer meanwhile: voice would be seconds late, and half a minute on the way back
 * into step with the picture. An AudioContext that plays nothing keeps it open.
 */
export class Loudspeaker {
  #context: AudioContext | null = null;

  /** Called from within a click: before one, browsers play nothing. */
  open(): void {
    this.#context ??= new AudioContext();
    void this.#context.resume();
  }

  close(): void {
    void this.#context?.close();
    this.#context = null;
  }
}
