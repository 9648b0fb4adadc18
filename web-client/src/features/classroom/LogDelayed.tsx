import { Hourglass } from 'lucide-react';
import { words } from '../../i18n';
import type { Classroom } from '../../state/classroom';
import { usePanel } from '../../state/panel';
import styles from './Notices.module.css';

/** One calm line for who leads, as long as what people do waits for the store, or their column says so. */
export function LogDelayed({ classroom }: { classroom: Classroom }) {
  const inColumn = usePanel(({ open }) => open === 'needs');
  if (!classroom.logDelayed || inColumn) return null;
  return (
    <div className={styles.line} role="status" data-testid="log-waits">
      <Hourglass size={20} strokeWidth={1.75} aria-hidden />
      <p>{words.logDelayed}</p>
    </div>
  );
}
