import { Mic, MicOff } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { words } from '../../i18n';
import type { Classroom } from '../../state/classroom';
import { watchMutedSpeech } from '../../state/mutedSpeech';
import { ownMedia, useOwnMedia } from '../../state/ownMedia';
import { useRules } from '../../state/rules';
import { useVisit } from '../../state/visit';
import { classes } from '../../ui/classes';
import controlStyles from './ControlBar.module.css';
import styles from './MicrophoneButton.module.css';
import { useHindrance, whySentence } from './why';

/** Who muted one stands beside the button so long, and then where it is pointed at. */
const NEWS_MS = 10_000;

const LEVEL_EVERY_MS = 60;
/** Steps of the meter: what nobody sees is not painted. */
const LEVEL_STEPS = 20;

/**
 * Mute and unmute. The button is the level meter: it fills as one speaks, unless the connection is
 * lost, when nobody hears it. Says who muted this person, and what stands in the way of unmuting.
 */
export function MicrophoneButton({ classroom }: { classroom: Classroom }) {
  const { sending, busy } = useOwnMedia();
  const button = useRef<HTMLButtonElement>(null);
  const on = sending.microphone === 'on';
  const heard = useVisit((visit) => visit.lostAt === null) && on;
  const speaksMuted = useMutedSpeech(sending.microphone === 'muted');
  const why = whySentence(useHindrance(classroom, 'mediaAudio'), 'mediaAudio');
  const mutedBy = useRules((rules) => (sending.microphone === 'on' ? null : rules.mutedBy));
  const hint = useId();
  const told = why ?? (mutedBy === null ? null : words.why.mutedBy(mutedBy));
  const isNews = useNews(why === null ? mutedBy : null);
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
    <div className={controlStyles.place}>
      <p
        className={classes(controlStyles.hint, styles.hint)}
        role="status"
        data-testid="speaks-muted"
        data-told={speaksMuted && why === null}
      >
        {speaksMuted && why === null && words.classroom.speaksMuted}
      </p>
      <p
        id={hint}
        className={classes(controlStyles.hint, styles.hint, !isNews && controlStyles.why)}
        data-testid="muted-by"
        data-told={told !== null && (why !== null || !speaksMuted)}
      >
        {told}
      </p>
      <span className="visually-hidden" role="status">
        {isNews && told}
      </span>
      <button
        ref={button}
        type="button"
        className={classes(controlStyles.control, styles.microphone)}
        onClick={() => why === null && void ownMedia.toggleMicrophone()}
        aria-disabled={why === null ? undefined : true}
        aria-describedby={told === null ? undefined : hint}
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

/** Whether something was said a moment ago: then it stands there without being pointed at. */
function useNews(said: string | null): boolean {
  const [old, setOld] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) return setOld(null);
    const timer = setTimeout(() => setOld(said), NEWS_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return said !== null && old !== said;
}

/** Whether this person speaks at the moment although nobody can hear it. */
function useMutedSpeech(muted: boolean): boolean {
  const [speaks, setSpeaks] = useState(false);
  useEffect(() => (muted ? watchMutedSpeech(setSpeaks) : undefined), [muted]);
  return speaks;
}
