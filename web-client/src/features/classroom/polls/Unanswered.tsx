import { useEffect, useRef, useState } from 'react';
import { words } from '../../../i18n';
import type { Poll } from '../../../protocol/generated';
import { pollActs, UNANSWERED_PAGE } from '../../../state/pollActs';
import { usePolls } from '../../../state/polls';
import { Button } from '../../../ui/Button';
import styles from './PollCard.module.css';

/** While answers come in every second, the names are read anew at this pace. */
const READ_EVERY_MS = 5_000;

/** Who is here and has not answered, a page at a time; read anew when somebody has answered. */
export function Unanswered({ poll }: { poll: Poll }) {
  const [offset, setOffset] = useState(0);
  const read = usePolls(({ unanswered }) => unanswered);
  const answered = useRef(0);
  answered.current = poll.tally?.answered ?? 0;
  useEffect(() => {
    let known = answered.current;
    void pollActs.readUnanswered(poll.id, offset);
    const timer = setInterval(() => {
      if (known === answered.current) return;
      known = answered.current;
      void pollActs.readUnanswered(poll.id, offset);
    }, READ_EVERY_MS);
    return () => clearInterval(timer);
  }, [poll.id, offset]);
  if (read?.pollId !== poll.id) return <p role="status">{words.app.loading}</p>;
  const { total, rows } = read;
  return (
    <div className={styles.names} data-testid="unanswered-list">
      {total === 0 && <p>{words.polls.allAnswered}</p>}
      <ul>
        {rows.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      {total > 0 && (
        <nav aria-label={words.polls.unanswered}>
          <span className={styles.range}>
            {words.polls.range(read.offset + 1, read.offset + rows.length, total)}
          </span>
          {read.offset > 0 && (
            <Button
              size="small"
              look="plain"
              onClick={() => setOffset(Math.max(0, read.offset - UNANSWERED_PAGE))}
            >
              {words.polls.earlier}
            </Button>
          )}
          {read.offset + rows.length < total && (
            <Button
              size="small"
              look="plain"
              onClick={() => setOffset(read.offset + UNANSWERED_PAGE)}
              data-testid="more-unanswered"
            >
              {words.polls.later}
            </Button>
          )}
        </nav>
      )}
    </div>
  );
}
