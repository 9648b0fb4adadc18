import { ChevronUp, CircleCheck, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { numberOf, timeOf, words } from '../../../i18n';
import type { Question } from '../../../protocol/generated';
import type { Classroom } from '../../../state/classroom';
import { questionActs } from '../../../state/questionActs';
import { useQuestions, votesOf } from '../../../state/questions';
import { Button } from '../../../ui/Button';
import { classes } from '../../../ui/classes';
import { RichText } from '../chat/RichText';
import { useHindrance } from '../why';
import { AnswerForm } from './AnswerForm';
import styles from './QuestionRow.module.css';

interface QuestionRowProps {
  readonly question: Question;
  readonly classroom: Classroom;
}

/** One question with its votes and its answer, and what who leads does about it. */
export function QuestionRow({ question, classroom }: QuestionRowProps) {
  const { at, byName, text, answered, answer, askedByYou } = question;
  const [writing, setWriting] = useState(false);
  return (
    <li className={classes(styles.row, answered && styles.answered)} data-testid="question">
      <Vote question={question} classroom={classroom} />
      <div className={styles.body}>
        <p className={styles.about}>
          <bdi>{askedByYou ? words.questions.yours : (byName ?? words.questions.nobody)}</bdi>{' '}
          <time dateTime={at}>{timeOf(at)}</time>
        </p>
        <p className={styles.text} dir="auto">
          <RichText text={text} />
        </p>
        {answered && (
          <div className={styles.answer} data-testid="answer">
            <p>
              <CircleCheck size={16} strokeWidth={1.75} aria-hidden />
              {answer === null ? words.questions.answeredAloud : words.questions.answered}
            </p>
            {answer !== null && (
              <p className={styles.text} dir="auto">
                <RichText text={answer} />
              </p>
            )}
          </div>
        )}
        {classroom.permissions.has('participantModerate') &&
          (writing ? (
            <AnswerForm id={question.id} onDone={() => setWriting(false)} />
          ) : (
            <Leading question={question} onWrite={() => setWriting(true)} />
          ))}
      </div>
    </li>
  );
}

function Vote({ question, classroom }: QuestionRowProps) {
  const all = useQuestions();
  const { votes, votedByYou } = votesOf(all, question);
  const may = useHindrance(classroom, 'questionAsk') === null && !question.answered;
  return (
    <button
      type="button"
      className={styles.vote}
      aria-pressed={votedByYou}
      aria-label={`${words.questions.voteFor(question.text)}. ${words.questions.vote(votes)}`}
      title={votedByYou ? words.questions.yourVote : undefined}
      disabled={!may}
      onClick={() => void questionActs.vote(question.id, !votedByYou)}
      data-testid="vote"
    >
      <ChevronUp size={20} strokeWidth={1.75} aria-hidden />
      <span aria-hidden>{numberOf(votes)}</span>
    </button>
  );
}

interface LeadingProps {
  readonly question: Question;
  readonly onWrite: () => void;
}

function Leading({ question: { id, text, answered }, onWrite }: LeadingProps) {
  return (
    <div className={styles.acts}>
      {answered ? (
        <Button size="small" look="plain" onClick={() => void questionActs.reopen(id)}>
          {words.questions.reopen}
        </Button>
      ) : (
        <>
          <Button
            size="small"
            look="plain"
            aria-label={words.questions.markAnsweredLabel(text)}
            onClick={() => void questionActs.answer(id, null)}
            data-testid="answer-aloud"
          >
            {words.questions.markAnswered}
          </Button>
          <Button size="small" look="plain" onClick={onWrite} data-testid="answer-write">
            {words.questions.write}
          </Button>
        </>
      )}
      <Button
        size="small"
        look="plain"
        className={styles.remove}
        aria-label={words.questions.removeLabel(text)}
        title={words.questions.remove}
        onClick={() => void questionActs.remove(id)}
        data-testid="delete-question"
      >
        <Trash2 size={20} strokeWidth={1.75} aria-hidden />
      </Button>
    </div>
  );
}
