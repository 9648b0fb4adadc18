import { words } from '../i18n';
import { DayLink } from './DayLink';
import styles from './NotFound.module.css';

/** An address that leads nowhere: what may have happened, and the way back. */
export function NotFound() {
  return (
    <main className={styles.page} data-testid="not-found">
      <div>
        <h1>{words.notFound.title}</h1>
        <p>{words.notFound.detail}</p>
      </div>
      <DayLink look="primary" />
    </main>
  );
}
