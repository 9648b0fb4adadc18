import { Link } from 'wouter';
import { durationBetween, timeOf, words } from '../../i18n';
import { conductor } from '../../state/conductor';
import { type Ending, useVisit } from '../../state/visit';
import { Button } from '../../ui/Button';
import buttonStyles from '../../ui/Button.module.css';
import { Details } from '../../ui/Details';
import styles from './EndPage.module.css';

/** Where the sentence under the title is. */
const DETAILS = {
  byTeacher: 'endedDetail',
  left: 'leftDetail',
  replaced: 'replacedDetail',
  removed: 'removedDetail',
} as const;

/** What a help desk asks for. */
const CODES: Partial<Record<Ending['reason'], string>> = {
  byTeacher: 'class-ended',
  removed: 'removed',
};

/** What was, how long, what is kept, and where to go from here. */
export function EndPage({ how }: { how: Ending }) {
  const { classId, liveClass, classroom } = useVisit();
  const title = classroom?.title ?? liveClass?.title ?? '';
  const began = classroom?.liveSince ?? liveClass?.liveSince ?? null;
  const again = (how.reason === 'left' || how.reason === 'replaced') && classId !== null;
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
        {again && (
          <Button
            look="primary"
            size="large"
            onClick={() =>
              void (how.reason === 'replaced' ? conductor.takeBack() : conductor.open(classId))
            }
            data-testid="rejoin"
          >
            {how.reason === 'replaced' ? words.over.here : words.over.rejoin}
          </Button>
        )}
        <Link
          href="/"
          className={`${buttonStyles.button} ${buttonStyles.large} ${again ? buttonStyles.quiet : buttonStyles.primary}`}
        >
          {words.app.backToDay}
        </Link>
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
