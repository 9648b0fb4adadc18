import { ListChecks, Plus } from 'lucide-react';
import { words } from '../../../i18n';
import type { Poll } from '../../../protocol/generated';
import type { Classroom } from '../../../state/classroom';
import { EMPTY_DRAFT, usePollDraft } from '../../../state/pollDraft';
import { isRight, usePolls } from '../../../state/polls';
import { Button } from '../../../ui/Button';
import { SidePanel } from '../SidePanel';
import { PollCard } from './PollCard';
import { PollComposer } from './PollComposer';
import styles from './PollsPanel.module.css';

interface PollsPanelProps {
  readonly classroom: Classroom;
  readonly onClose: () => void;
  /** Not when the panel opened by itself. */
  readonly takesFocus?: boolean;
}

/** What is asked in the class, newest first: answered here, and led from here. */
export default function PollsPanel({ classroom, onClose, takesFocus = true }: PollsPanelProps) {
  const polls = usePolls((known) => known.polls);
  const draft = usePollDraft((preparing) => preparing.draft);
  const runs = classroom.permissions.has('pollRun');
  return (
    <SidePanel
      title={words.polls.title}
      onClose={onClose}
      takesFocus={takesFocus}
      testId="polls-panel"
    >
      <div className={styles.body} tabIndex={0} role="group" aria-label={words.polls.title}>
        {runs && draft && <PollComposer draft={draft} />}
        {runs && !draft && (
          <Button
            icon={Plus}
            className={styles.create}
            onClick={() => usePollDraft.setState({ draft: EMPTY_DRAFT })}
            data-testid="new-poll"
          >
            {words.polls.create}
          </Button>
        )}
        <Score polls={polls} />
        {polls.toReversed().map((poll) => (
          <PollCard key={poll.id} poll={poll} classroom={classroom} />
        ))}
        {polls.length === 0 && !draft && <NoPolls runs={runs} />}
      </div>
    </SidePanel>
  );
}

function NoPolls({ runs }: { runs: boolean }) {
  return (
    <div className={styles.empty}>
      <ListChecks size={28} strokeWidth={1.75} aria-hidden />
      <p>{words.polls.none}</p>
      <p>{runs ? words.polls.noneTeacher : words.polls.noneDetail}</p>
    </div>
  );
}

/** Points of this person over the quizzes whose answers are shown. */
function Score({ polls }: { polls: readonly Poll[] }) {
  const scored = polls.filter(({ key, state }) => state === 'revealed' && (key?.points ?? 0) > 0);
  const answered = scored.filter(({ yourAnswer }) => yourAnswer);
  if (answered.length === 0) return null;
  const sum = (all: readonly Poll[]) =>
    all.reduce((points, { key }) => points + (key?.points ?? 0), 0);
  const won = answered.filter((poll) => poll.yourAnswer && isRight(poll, poll.yourAnswer));
  return (
    <p className={styles.score} data-testid="quiz-score">
      {words.polls.score(sum(won), sum(scored))}
    </p>
  );
}
