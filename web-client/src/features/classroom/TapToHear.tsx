import { Volume2 } from 'lucide-react';
import { words } from '../../i18n';
import { pictures } from '../../state/pictures';
import { useVisit } from '../../state/visit';
import styles from './TapToHear.module.css';

/** Where the browser wants a tap before it plays sound. */
export function TapToHear() {
  const blocked = useVisit((visit) => visit.autoplayBlocked);
  if (!blocked) return null;
  return (
    <button
      type="button"
      className={styles.veil}
      onClick={() => pictures.play()}
      data-testid="tap-to-hear"
    >
      <span className={styles.inside}>
        <Volume2 size={28} strokeWidth={1.75} aria-hidden />
        <strong>{words.classroom.tapToHear}</strong>
        <span>{words.classroom.tapToHearDetail}</span>
      </span>
    </button>
  );
}
