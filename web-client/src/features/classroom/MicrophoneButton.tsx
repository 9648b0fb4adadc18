import { Mic, MicOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { words } from '../../i18n';
import { ownMedia, useOwnMedia } from '../../state/ownMedia';
import { classes } from '../../ui/classes';
import controlStyles from './ControlBar.module.css';
import styles from './MicrophoneButton.module.css';

/** Mute and unmute. The button is the level meter: it fills as one speaks. */
export function MicrophoneButton() {
  const { sending, busy } = useOwnMedia();
  const button = useRef<HTMLButtonElement>(null);
  const on = sending.microphone === 'on';
  useEffect(() => {
    if (!on) return;
    let level = 0;
    const timer = setInterval(() => {
      level = Math.max(ownMedia.level(), level * 0.75);
      button.current?.style.setProperty('--level', level.toFixed(2));
    }, 60);
    return () => clearInterval(timer);
  }, [on]);
  return (
    <button
      ref={button}
      type="button"
      className={classes(controlStyles.control, styles.microphone)}
      onClick={() => void ownMedia.toggleMicrophone()}
      disabled={busy === 'microphone'}
      data-on={on}
      data-testid="microphone"
      aria-keyshortcuts="M"
    >
      {on ? (
        <Mic size={20} strokeWidth={1.75} aria-hidden />
      ) : (
        <MicOff size={20} strokeWidth={1.75} aria-hidden />
      )}
      <span>{on ? words.classroom.mute : words.classroom.unmute}</span>
    </button>
  );
}
