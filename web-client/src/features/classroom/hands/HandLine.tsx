import { Hand } from 'lucide-react';
import { words } from '../../../i18n';
import { useHands } from '../../../state/hands';
import styles from '../Notices.module.css';

/** Whose hand is up reads their place in the queue. */
export function HandLine() {
  const { raised, position } = useHands();
  if (!raised) return null;
  return (
    <div className={styles.line} data-testid="hand-line">
      <Hand size={20} strokeWidth={1.75} aria-hidden />
      <p>{position === 0 ? words.hands.yours : words.hands.place(position)}</p>
    </div>
  );
}
