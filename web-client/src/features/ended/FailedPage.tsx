import { Link } from 'wouter';
import { words } from '../../i18n';
import type { Problem } from '../../protocol/problem';
import { conductor } from '../../state/conductor';
import { useVisit } from '../../state/visit';
import { Button } from '../../ui/Button';
import buttonStyles from '../../ui/Button.module.css';
import { ProblemMessage } from '../ProblemMessage';
import styles from './EndPage.module.css';

/** The door stays closed: why, and what to do. */
export function FailedPage({ problem }: { problem: Problem }) {
  const { classId, liveClass } = useVisit();
  return (
    <main className={styles.page} data-testid="failed">
      {liveClass && <p className={styles.title}>{liveClass.title}</p>}
      <ProblemMessage problem={problem} />
      <div className={styles.actions}>
        {problem.code !== 'class-ended' && classId !== null && (
          <Button
            look="primary"
            size="large"
            onClick={() => void conductor.open(classId)}
            data-testid="try-again"
          >
            {words.app.tryAgain}
          </Button>
        )}
        <Link
          href="/"
          className={`${buttonStyles.button} ${buttonStyles.quiet} ${buttonStyles.large}`}
        >
          {words.app.backToDay}
        </Link>
      </div>
    </main>
  );
}
