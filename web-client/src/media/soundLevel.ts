/**
 * Measures how loud a microphone is, for its button, which is the level meter. It hears a copy of
 * the track: that of a muted one is silent, and who speaks then has to be told.
 */
export class SoundLevel {
  readonly #track: MediaStreamTrack;
  readonly #context: AudioContext;
  readonly #analyser: AnalyserNode;
  readonly #source: MediaStreamAudioSourceNode;
  readonly #samples: Float32Array<ArrayBuffer>;

  constructor(track: MediaStreamTrack) {
    this.#track = track.clone();
    this.#track.enabled = true;
    this.#context = new AudioContext();
    this.#analyser = this.#context.createAnalyser();
    this.#analyser.fftSize = 1024;
    this.#source = this.#context.createMediaStreamSource(new MediaStream([this.#track]));
    this.#source.connect(this.#analyser);
    this.#samples = new Float32Array(this.#analyser.fftSize);
  }

  /** 0 is silence, 1 is loud speech. */
  read(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return levelOf(this.#samples);
  }

  close(): void {
    this.#source.disconnect();
    this.#track.stop();
    void this.#context.close();
  }
}

const CHIME_MS = 1_200;

/** Root mean square on a scale of 50 decibels: -60 dBFS is 0, -10 dBFS is 1. */
export function levelOf(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < samples.length; index++) sum += (samples[index] ?? 0) ** 2;
  const decibels = 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-12);
  return Math.min(1, Math.max(0, (decibels + 60) / 50));
}

/**
 * Plays three soft notes, so that a person knows that sound comes out.
 *
 * @param speakerId where; empty for the system's default
 */
export async function playChime(speakerId: string): Promise<void> {
  const context = new AudioContext();
  // Through an element: every browser that can choose a speaker can choose that of an element.
  const out = context.createMediaStreamDestination();
  const element = new Audio();
  element.srcObject = out.stream;
  if (speakerId !== '') await element.setSinkId?.(speakerId).catch(() => undefined);
  const playing = element.play()?.catch(() => undefined);
  [523.25, 659.25, 783.99].forEach((frequency, index) => {
    const start = context.currentTime + index * 0.18;
    const note = context.createOscillator();
    const volume = context.createGain();
    note.frequency.value = frequency;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.16, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.6);
    note.connect(volume).connect(out);
    note.start(start);
    note.stop(start + 0.65);
  });
  await playing;
  await new Promise((resolve) => setTimeout(resolve, CHIME_MS));
  element.srcObject = null;
  await context.close();
}
