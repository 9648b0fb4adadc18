import { words } from '../../../i18n';
import { questionActs } from '../../../state/questionActs';
import type { AskedQuestion } from '../../../state/questions';
import { RefusedLine } from '../RefusedLine';
import styles from './QuestionRow.module.css';

/** A question on its way: sending, or why it was not taken. */
export function AskedRow({ question }: { question: AskedQuestion }) {
  const { actId, text, kept, refused } = question;
  return (
    <li className={styles.row} data-testid="asked-question">
      <div className={styles.body}>
        <p className={styles.about}>{words.questions.yours}</p>
        <p className={styles.text} dir="auto">
          {text}
        </p>
        {refused === null && !kept && <p className={styles.about}>{words.questions.sending}</p>}
        {refused !== null && (
          <RefusedLine
            what={words.questions.notSent}
            refused={refused}
            onAgain={() => void questionActs.askAgain(actId)}
            onDiscard={() => questionActs.discard(actId)}
          />
        )}
      </div>
    </li>
  );
}
