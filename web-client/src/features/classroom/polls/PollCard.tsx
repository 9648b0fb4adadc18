import { words } from '../../../i18n';
import type { Poll } from '../../../protocol/generated';
import type { Classroom } from '../../../state/classroom';
import { classes } from '../../../ui/classes';
import { PollBars } from './PollBars';
import styles from './PollCard.module.css';
import { PollDirection } from './PollDirection';
import { PollReply } from './PollReply';

interface PollCardProps {
  readonly poll: Poll;
  readonly classroom: Classroom;
}

/** One poll: what is asked, how it stands, and what this person can do with it. */
export function PollCard({ poll, classroom }: PollCardProps) {
  const { sheet, state, tally } = poll;
  const runs = classroom.permissions.has('pollRun');
  const title = `poll-${poll.id}`;
  return (
    <section
      className={classes(styles.card, state === 'open' && styles.open)}
      aria-labelledby={title}
      data-testid="poll"
      data-state={state}
    >
      <header>
        <p className={styles.about}>
          <strong>{words.polls.states[state]}</strong>
          {sheet.anonymous && <span>{words.polls.isAnonymous}</span>}
          {(poll.key?.points ?? 0) > 0 && <span>{words.polls.won(poll.key?.points ?? 0)}</span>}
        </p>
        <h3 id={title} dir="auto">
          {sheet.title}
        </h3>
      </header>
      {!runs && <PollReply poll={poll} classroom={classroom} />}
      {tally && <PollBars poll={poll} tally={tally} />}
      {runs && <PollDirection poll={poll} />}
    </section>
  );
}
