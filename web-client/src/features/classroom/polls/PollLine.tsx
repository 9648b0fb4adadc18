import { ListChecks } from 'lucide-react';
import { words } from '../../../i18n';
import type { Classroom } from '../../../state/classroom';
import { doerOf } from '../../../state/obedience';
import { panel, usePanel } from '../../../state/panel';
import { answersPolls, awaitingAnswer, usePolls } from '../../../state/polls';
import { Button } from '../../../ui/Button';
import styles from '../Notices.module.css';

/** Whoever has an open poll before them and looks at something else reads so, in one line. */
export function PollLine({ classroom }: { classroom: Classroom }) {
  const poll = usePolls(awaitingAnswer);
  const seen = usePanel(({ open }) => open === 'polls');
  if (poll === null || seen || !answersPolls(doerOf(classroom))) return null;
  return (
    <div className={styles.line} role="status" data-testid="poll-line">
      <ListChecks size={20} strokeWidth={1.75} aria-hidden />
      <p>{words.polls.isOpen(poll.sheet.title)}</p>
      <Button size="small" onClick={() => panel.show('polls')} data-testid="answer-poll">
        {words.polls.answerNow}
      </Button>
    </div>
  );
}
