import { useEffect, useState } from 'react';
import { words } from '../../../i18n';
import type { Classroom } from '../../../state/classroom';
import { questionsWatch, useQuestions } from '../../../state/questions';
import { Button } from '../../../ui/Button';
import { SidePanel } from '../SidePanel';
import { AskForm } from './AskForm';
import { AskedRow } from './AskedRow';
import { QuestionRow } from './QuestionRow';
import styles from './QuestionsPanel.module.css';

/** Rows at first, and at most: what few want to know is a number. */
const FIRST_ROWS = 30;
const MOST_ROWS = 100;

interface QuestionsPanelProps {
  readonly classroom: Classroom;
  readonly onClose: () => void;
}

/** What the class wants to know, what most want to know first. */
export default function QuestionsPanel({ classroom, onClose }: QuestionsPanelProps) {
  const { open, total, rows, asked } = useQuestions();
  const [limit, setLimit] = useState(FIRST_ROWS);
  useEffect(() => questionsWatch.watch(limit), [limit]);
  useEffect(() => () => questionsWatch.watch(0), []);
  const shown = rows?.slice(0, limit) ?? [];
  const hidden = total - shown.length;
  const isEmpty = rows !== null && rows.length + asked.length === 0;
  return (
    <SidePanel
      title={words.questions.title}
      count={open}
      onClose={onClose}
      testId="questions-panel"
    >
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={words.questions.list}>
        {isEmpty && (
          <div className={styles.nothing} data-testid="questions-nothing">
            <p>{words.questions.none}</p>
            <p>{words.questions.noneDetail}</p>
          </div>
        )}
        <ol aria-busy={rows === null}>
          {asked.map((question) => (
            <AskedRow key={question.actId} question={question} />
          ))}
          {shown.map((question) => (
            <QuestionRow key={question.id} question={question} classroom={classroom} />
          ))}
        </ol>
        {rows !== null && hidden > 0 && (
          <p className={styles.more}>
            {words.questions.more(hidden)}
            {limit < MOST_ROWS && (
              <Button size="small" look="plain" onClick={() => setLimit(MOST_ROWS)}>
                {words.questions.showMore}
              </Button>
            )}
          </p>
        )}
      </div>
      <AskForm classroom={classroom} />
    </SidePanel>
  );
}
