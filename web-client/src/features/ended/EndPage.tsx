import { durationBetween, timeOf, words } from '../../i18n';
import { conductor } from '../../state/conductor';
import { type Ending, useVisit } from '../../state/visit';
import { Button } from '../../ui/Button';
import { Details } from '../../ui/Details';
import { DayLink } from '../DayLink';
import styles from './EndPage.module.css';

const DETAILS = {
  byTeacher: words.over.endedDetail,
  left: words.over.leftDetail,
  replaced: words.over.replacedDetail,
  removed: words.over.removedDetail,
  denied: words.over.deniedDetail,
} as const;

/** What a help desk asks for. */
const CODES: Partial<Record<Ending['reason'], string>> = {
  byTeacher: 'class-ended',
  removed: 'removed',
  denied: 'lobby-denied',
};

/** What the way back in is called, where there is one. */
const AGAIN: Partial<Record<Ending['reason'], string>> = {
  left: words.over.rejoin,
  replaced: words.over.here,
  denied: words.app.tryAgain,
};

/** What was, how long, what is kept, and where to go from here. */
export function EndPage({ how }: { how: Ending }) {
  const { classId, liveClass, classroom } = useVisit();
  const title = classroom?.title ?? liveClass?.title ?? '';
  const began = classroom?.liveSince ?? liveClass?.liveSince ?? null;
  const again = AGAIN[how.reason];
  return (
    <main className={styles.page} data-testid={`over-${how.reason}`}>
      <div>
        <p className={styles.title}>{title}</p>
        <h1>{words.over[how.reason]}</h1>
        <p className={styles.quiet}>{DETAILS[how.reason]}</p>
      </div>
      {began !== null && how.reason === 'byTeacher' && <Facts began={began} ended={how.endedAt} />}
      <div className={styles.actions}>
        {again && classId !== null && (
          <Button
            look="primary"
            size="large"
            onClick={() =>
              void (how.reason === 'replaced' ? conductor.takeBack() : conductor.open(classId))
            }
            data-testid="rejoin"
          >
            {again}
          </Button>
        )}
        <DayLink look={again ? 'quiet' : 'primary'} />
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
