import { words } from '../../i18n';
import { conductor } from '../../state/conductor';
import { Amphitheatre } from '../../ui/Amphitheatre';
import { Button } from '../../ui/Button';
import styles from './WaitingPage.module.css';

/** Between the click and the first picture. */
export function Joining({ title }: { title: string }) {
  return (
    <main className={styles.page} data-testid="joining">
      <Amphitheatre taken={0.3} className={styles.hall} />
      <div className={styles.text} role="status">
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p className={styles.start}>{words.joining.title}</p>
        <p className={styles.quiet}>{words.joining.detail}</p>
      </div>
      <Button look="plain" onClick={() => conductor.leave()} data-testid="leave">
        {words.waiting.leave}
      </Button>
    </main>
  );
}
