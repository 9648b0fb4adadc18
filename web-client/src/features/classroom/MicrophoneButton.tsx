import { Mic, MicOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { words } from '../../i18n';
import { watchMutedSpeech } from '../../state/mutedSpeech';
import { ownMedia, useOwnMedia } from '../../state/ownMedia';
import { useVisit } from '../../state/visit';
import { classes } from '../../ui/classes';
import controlStyles from './ControlBar.module.css';
import styles from './MicrophoneButton.module.css';

const LEVEL_EVERY_MS = 60;
/** Steps of the meter: what nobody sees is not painted. */
const LEVEL_STEPS = 20;

/**
 * Mute and unmute. The button is the level meter: it fills as one speaks, unless the connection is
 * lost, when nobody hears it.
 */
export function MicrophoneButton() {
  const { sending, busy } = useOwnMedia();
  const button = useRef<HTMLButtonElement>(null);
  const on = sending.microphone === 'on';
  const heard = useVisit((visit) => visit.lostAt === null) && on;
  const speaksMuted = useMutedSpeech(sending.microphone === 'muted');
  useEffect(() => {
    if (!heard) return;
    let level = 0;
    let shown = '';
    const timer = setInterval(() => {
      level = Math.max(ownMedia.level(), level * 0.75);
      const now = (Math.round(level * LEVEL_STEPS) / LEVEL_STEPS).toFixed(2);
      if (now === shown) return;
      shown = now;
      button.current?.style.setProperty('--level', now);
    }, LEVEL_EVERY_MS);
    return () => clearInterval(timer);
  }, [heard]);
  return (
    <div className={styles.place}>
      <p className={styles.hint} role="status" data-testid="speaks-muted" data-told={speaksMuted}>
        {speaksMuted && words.classroom.speaksMuted}
      </p>
      <button
        ref={button}
        type="button"
        className={classes(controlStyles.control, styles.microphone)}
        onClick={() => void ownMedia.toggleMicrophone()}
        disabled={busy === 'microphone'}
        data-on={heard}
        data-testid="microphone"
        aria-keyshortcuts="M"
      >
        {heard ? (
          <Mic size={20} strokeWidth={1.75} aria-hidden />
        ) : (
          <MicOff size={20} strokeWidth={1.75} aria-hidden />
        )}
        <span>{label(on, heard)}</span>
      </button>
    </div>
  );
}

function label(on: boolean, heard: boolean): string {
  if (!on) return words.classroom.unmute;
  return heard ? words.classroom.mute : words.classroom.notHeard;
}

/** Whether this person speaks at the moment although nobody can hear it. */
function useMutedSpeech(muted: boolean): boolean {
  const [speaks, setSpeaks] = useState(false);
  useEffect(() => (muted ? watchMutedSpeech(setSpeaks) : undefined), [muted]);
  return speaks;
}
