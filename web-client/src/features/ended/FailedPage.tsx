import { DoorClosed } from 'lucide-react';
import { words } from '../../i18n';
import type { Problem } from '../../protocol/problem';
import { conductor } from '../../state/conductor';
import { useVisit } from '../../state/visit';
import { Button } from '../../ui/Button';
import { Details } from '../../ui/Details';
import { DayLink } from '../DayLink';
import { problemDetails, problemText } from '../ProblemMessage';
import styles from './EndPage.module.css';
import { OtherBrowser } from './OtherBrowser';

/** The door stays closed: why, and what to do. */
export function FailedPage({ problem }: { problem: Problem }) {
  const { classId, liveClass } = useVisit();
  const { title, text } = problemText(problem);
  const tooOld = problem.code === 'browser-too-old';
  const mayTry = problem.code !== 'class-ended' && classId !== null;
  return (
    <main className={styles.page} data-testid="failed">
      <div className={styles.problem} role="alert" data-testid={`problem-${problem.code}`}>
        {liveClass ? (
          <p className={styles.title}>{liveClass.title}</p>
        ) : (
          <DoorClosed size={28} strokeWidth={1.75} aria-hidden />
        )}
        <h1>{title}</h1>
        <p className={styles.quiet}>{text}</p>
        <Details {...problemDetails(problem)} />
      </div>
      <div className={styles.actions}>
        {tooOld && <OtherBrowser />}
        {mayTry && (
          <Button
            look={tooOld ? 'quiet' : 'primary'}
            size="large"
            onClick={() => void conductor.open(classId)}
            data-testid="try-again"
          >
            {words.app.tryAgain}
          </Button>
        )}
        <DayLink look="quiet" />
      </div>
    </main>
  );
}
