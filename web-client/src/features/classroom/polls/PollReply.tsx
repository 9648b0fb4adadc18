import { CircleCheck, CircleX } from 'lucide-react';
import { useState } from 'react';
import { listOf, words } from '../../../i18n';
import type { Poll, PollAnswer } from '../../../protocol/generated';
import type { Classroom } from '../../../state/classroom';
import { isRight } from '../../../state/polls';
import { Button } from '../../../ui/Button';
import { useHindrance } from '../why';
import { PollForm } from './PollForm';
import styles from './PollCard.module.css';

interface PollReplyProps {
  readonly poll: Poll;
  readonly classroom: Classroom;
}

/** The own part in a poll: to answer, to change it, and to see whether it was right. */
export function PollReply({ poll, classroom }: PollReplyProps) {
  const [changing, setChanging] = useState(false);
  const hindrance = useHindrance(classroom, 'pollAnswer');
  const { state, yourAnswer } = poll;
  if (state === 'open' && (yourAnswer === null || changing)) {
    if (hindrance) return <p className={styles.quiet}>{words.polls.mayNotAnswer}</p>;
    return <PollForm poll={poll} onAnswered={() => setChanging(false)} />;
  }
  if (yourAnswer === null) return <p className={styles.quiet}>{words.polls.notAnswered}</p>;
  return (
    <div className={styles.reply}>
      <p data-testid="your-answer">{words.polls.yours(answerText(poll, yourAnswer))}</p>
      <Verdict right={state === 'revealed' ? isRight(poll, yourAnswer) : null} />
      {state === 'open' && (
        <>
          <p className={styles.quiet}>{words.polls.changeable}</p>
          <Button size="small" onClick={() => setChanging(true)} data-testid="change-answer">
            {words.polls.change}
          </Button>
        </>
      )}
      {state === 'closed' && <p className={styles.quiet}>{words.polls.waits}</p>}
    </div>
  );
}

function Verdict({ right }: { right: boolean | null }) {
  if (right === null) return null;
  const Icon = right ? CircleCheck : CircleX;
  return (
    <p className={styles.verdict} data-right={right} data-testid="verdict">
      <Icon size={20} strokeWidth={1.75} aria-hidden />
      {right ? words.polls.right : words.polls.wrong}
    </p>
  );
}

function answerText({ sheet }: Poll, { options, text }: PollAnswer): string {
  return text ?? listOf(options.map((option) => sheet.options[option] ?? ''));
}
