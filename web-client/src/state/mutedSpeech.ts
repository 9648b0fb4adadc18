import { MutedSpeech } from '../media/mutedSpeech';
import { ownMedia } from './ownMedia';

const LOOK_EVERY_MS = 100;

/** Says whenever this person begins or stops to speak into the muted microphone. Returns how to stop. */
export function watchMutedSpeech(told: (speaks: boolean) => void): () => void {
  const speech = new MutedSpeech();
  const timer = setInterval(
    () => told(speech.observe(performance.now(), ownMedia.loudness())),
    LOOK_EVERY_MS,
  );
  return () => {
    clearInterval(timer);
    told(false);
  };
}
