import { useState } from 'react';
import { words } from '../../../i18n';
import type { Poll } from '../../../protocol/generated';
import { pollActs } from '../../../state/pollActs';
import { Button } from '../../../ui/Button';
import styles from './PollCard.module.css';
import { Unanswered } from './Unanswered';

/** What who leads can do with a poll: close it, show its results, see who is missing. */
export function PollDirection({ poll }: { poll: Poll }) {
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const run = async (step: (id: number) => Promise<boolean>) => {
    if (busy) return;
    setBusy(true);
    await step(poll.id);
    setBusy(false);
  };
  return (
    <>
      <div className={styles.actions}>
        {poll.state === 'open' && (
          <Button
            size="small"
            look="primary"
            aria-disabled={busy}
            onClick={() => void run(pollActs.close)}
            data-testid="close-poll"
          >
            {words.polls.close}
          </Button>
        )}
        {poll.state === 'closed' && (
          <Button
            size="small"
            look="primary"
            aria-disabled={busy}
            onClick={() => void run(pollActs.reveal)}
            data-testid="reveal-poll"
          >
            {words.polls.reveal}
          </Button>
        )}
        {poll.state !== 'revealed' && (
          <Button
            size="small"
            look="plain"
            aria-expanded={missing}
            onClick={() => setMissing(!missing)}
            data-testid="unanswered"
          >
            {missing ? words.polls.hideUnanswered : words.polls.unanswered}
          </Button>
        )}
      </div>
      {missing && poll.state !== 'revealed' && <Unanswered poll={poll} />}
    </>
  );
}
