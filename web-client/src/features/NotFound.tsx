import { Link } from 'wouter';
import { words } from '../i18n';
import buttonStyles from '../ui/Button.module.css';
import { classes } from '../ui/classes';
import styles from './NotFound.module.css';

/** An address that leads nowhere: what may have happened, and the way back. */
export function NotFound() {
  return (
    <main className={styles.page} data-testid="not-found">
      <div>
        <h1>{words.notFound.title}</h1>
        <p>{words.notFound.detail}</p>
      </div>
      <Link
        href="/"
        className={classes(buttonStyles.button, buttonStyles.primary, buttonStyles.large)}
      >
        {words.app.backToDay}
      </Link>
    </main>
  );
}
