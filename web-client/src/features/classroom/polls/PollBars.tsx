import { Check, UserRound } from 'lucide-react';
import { words } from '../../../i18n';
import type { Poll, PollTally } from '../../../protocol/generated';
import { plain } from '../../../state/polls';
import styles from './PollBars.module.css';

interface Bar {
  readonly text: string;
  readonly count: number;
  readonly correct: boolean;
  readonly yours: boolean;
}

interface PollBarsProps {
  readonly poll: Poll;
  readonly tally: PollTally;
}

/** How it was answered: a bar with its number and its words, for each answer. It counts people. */
export function PollBars({ poll, tally }: PollBarsProps) {
  const { answered, present } = tally;
  const bars = barsOf(poll, tally);
  return (
    <div className={styles.results} data-testid="poll-results">
      <ol aria-label={words.polls.results}>
        {bars.map(({ text, count, correct, yours }, place) => {
          const percent = answered === 0 ? 0 : Math.round((count / answered) * 100);
          return (
            <li key={place} data-correct={correct}>
              <p className={styles.text}>
                <span dir="auto">{text}</span>
                {correct && (
                  <span className={styles.tag} data-testid="correct">
                    <Check size={16} strokeWidth={2} aria-hidden />
                    {words.polls.correct}
                  </span>
                )}
                {yours && (
                  <span className={styles.tag} data-testid="yours">
                    <UserRound size={16} strokeWidth={1.75} aria-hidden />
                    {words.polls.yourAnswer}
                  </span>
                )}
              </p>
              <div className={styles.bar} aria-hidden>
                <span style={{ inlineSize: `${percent}%` }} />
              </div>
              <p className={styles.number}>{words.polls.people(count, percent)}</p>
            </li>
          );
        })}
      </ol>
      {bars.length === 0 && <p className={styles.number}>{words.polls.noAnswers}</p>}
      <p className={styles.number} data-testid="poll-answered">
        {words.polls.answered(answered, Math.max(answered, present))}
      </p>
    </div>
  );
}

function barsOf({ sheet, key, yourAnswer }: Poll, tally: PollTally): readonly Bar[] {
  if (sheet.kind === 'typed') {
    const typed = yourAnswer?.text ?? null;
    return tally.texts.map(({ text, count }) => ({
      text,
      count,
      correct: key?.texts.some((one) => plain(one) === plain(text)) ?? false,
      yours: typed !== null && plain(typed) === plain(text),
    }));
  }
  return sheet.options.map((text, index) => ({
    text,
    count: tally.counts[index] ?? 0,
    correct: key?.options.includes(index) ?? false,
    yours: yourAnswer?.options.includes(index) ?? false,
  }));
}
