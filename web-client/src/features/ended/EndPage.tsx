import { durationBetween, timeOf, words } from '../../i18n';
import { conductor } from '../../state/conductor';
import { type Ending, useVisit } from '../../state/visit';
import { Button } from '../../ui/Button';
import { Details } from '../../ui/Details';
import { DayLink } from '../DayLink';
import styles from './EndPage.module.css';

/** Where the sentence under the title is. */
const DETAILS = {
  byTeacher: 'endedDetail',
  left: 'leftDetail',
  replaced: 'replacedDetail',
  removed: 'removedDetail',
  denied: 'deniedDetail',
} as const;

/** What a help desk asks for. */
const CODES: Partial<Record<Ending['reason'], string>> = {
  byTeacher: 'class-ended',
  removed: 'removed',
  denied: 'lobby-denied',
};

/** What the way back in is called, where there is one. */
function again(reason: Ending['reason']): string | null {
  switch (reason) {
    case 'left':
      return words.over.rejoin;
    case 'replaced':
      return words.over.here;
    case 'denied':
      return words.app.tryAgain;
    default:
      return null;
  }
}

/** What was, how long, what is kept, and where to go from here. */
export function EndPage({ how }: { how: Ending }) {
  const { classId, liveClass, classroom } = useVisit();
  const title = classroom?.title ?? liveClass?.title ?? '';
  const began = classroom?.liveSince ?? liveClass?.liveSince ?? null;
  const back = again(how.reason);
  return (
    <main className={styles.page} data-testid={`over-${how.reason}`}>
      <div>
        <p className={styles.title}>
          <bdi>{title}</bdi>
        </p>
        <h1>{words.over[how.reason]}</h1>
        <p className={styles.quiet}>{words.over[DETAILS[how.reason]]}</p>
      </div>
      {began !== null && how.reason === 'byTeacher' && <Facts began={began} ended={how.endedAt} />}
      <div className={styles.actions}>
        {back !== null && classId !== null && (
          <Button
            look="primary"
            size="large"
            onClick={() =>
              void (how.reason === 'replaced' ? conductor.takeBack() : conductor.open(classId))
            }
            data-testid="rejoin"
          >
            {back}
          </Button>
        )}
        <DayLink look={back !== null ? 'quiet' : 'primary'} />
      </div>
      {CODES[how.reason] && (
        <Details label={words.app.forHelpDesk} text={CODES[how.reason] ?? ''} />
      )}
    </main>
  );
}

function Facts({ began, ended }: { began: string; ended: string }) {
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{words.over.began}</dt>
        <dd>{timeOf(began)}</dd>
      </div>
      <div>
        <dt>{words.over.ended}</dt>
        <dd>{timeOf(ended)}</dd>
      </div>
      <div>
        <dt>{words.over.lasted}</dt>
        <dd>{durationBetween(began, ended)}</dd>
      </div>
      <div>
        <dt>{words.over.kept}</dt>
        <dd>{words.over.keptDetail}</dd>
      </div>
    </dl>
  );
}
