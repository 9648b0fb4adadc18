import { Hand, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { minutesBetween, numberOf, words } from '../../../i18n';
import type { RaisedHand } from '../../../protocol/generated';
import { acts } from '../../../state/acts';
import type { Classroom } from '../../../state/classroom';
import { handActs } from '../../../state/handActs';
import { handsWatch, useHands } from '../../../state/hands';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { useNow } from '../../../ui/useNow';
import styles from './HandQueue.module.css';

/** Rows at first, and at most: whoever is further behind is a number. */
const FIRST_ROWS = 20;
const MOST_ROWS = 100;

/** The queue of hands for who leads: who is next, and one button on the row that lets them speak. */
export function HandQueue({ classroom }: { classroom: Classroom }) {
  const { count, head } = useHands();
  const [limit, setLimit] = useState(FIRST_ROWS);
  const now = useNow(15_000);
  useEffect(() => handsWatch.watch(limit), [limit]);
  useEffect(() => () => handsWatch.watch(0), []);
  const rows = (head ?? []).slice(0, limit);
  const hidden = count - rows.length;
  return (
    <section aria-labelledby="hands-title" data-testid="hand-queue">
      <header className={styles.head}>
        <Hand size={20} strokeWidth={1.75} aria-hidden />
        <h3 id="hands-title">{words.hands.title}</h3>
        <span data-testid="hands-total">{numberOf(count)}</span>
        {count > 1 && <LowerAll count={count} />}
      </header>
      <ol className={styles.rows} aria-busy={head === null}>
        {rows.map((hand) => (
          <Row key={hand.participantId} hand={hand} now={now} asked={isAsked(classroom, hand)} />
        ))}
      </ol>
      {head !== null && hidden > 0 && (
        <p className={styles.more}>
          {words.hands.moreWait(hidden)}
          {limit < MOST_ROWS && (
            <Button size="small" look="plain" onClick={() => setLimit(MOST_ROWS)}>
              {words.hands.showMore}
            </Button>
          )}
        </p>
      )}
    </section>
  );
}

const isAsked = ({ asked }: Classroom, { participantId }: RaisedHand) => asked.has(participantId);

interface RowProps {
  readonly hand: RaisedHand;
  readonly now: number;
  readonly asked: boolean;
}

function Row({ hand: { position, participantId, name, raisedAt }, now, asked }: RowProps) {
  const minutes = Math.max(0, minutesBetween(raisedAt, now));
  return (
    <li className={styles.row} value={position} data-testid="raised-hand">
      <span className={styles.place} aria-hidden>
        {numberOf(position)}
      </span>
      <span className={styles.who}>
        <span>
          <bdi>{name}</bdi>
        </span>
        <small>{words.hands.since(minutes)}</small>
      </span>
      <Button
        size="small"
        disabled={asked}
        aria-label={asked ? undefined : words.hands.letSpeakLabel(name)}
        onClick={() => void acts.bringOnStage(participantId)}
        data-testid="let-speak"
      >
        {asked ? words.roster.asked : words.hands.letSpeak}
      </Button>
      <button
        type="button"
        className={styles.lower}
        aria-label={words.hands.lowerOne(name)}
        title={words.hands.lower}
        onClick={() => void handActs.lower(participantId)}
        data-testid="lower-hand"
      >
        <X size={20} strokeWidth={1.75} aria-hidden />
      </button>
    </li>
  );
}

/** A queue that many have waited in is not thrown away by one press. */
function LowerAll({ count }: { count: number }) {
  const [asking, setAsking] = useState(false);
  const lower = () => {
    setAsking(false);
    void handActs.lowerAll();
  };
  return (
    <>
      <Button
        size="small"
        look="plain"
        onClick={() => setAsking(true)}
        data-testid="lower-all-hands"
      >
        {words.hands.lowerAll}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={words.hands.lowerAllTitle(count)}
        description={words.hands.lowerAllDetail}
      >
        <Button onClick={() => setAsking(false)}>{words.app.cancel}</Button>
        <Button look="primary" onClick={lower} data-testid="lower-all-confirm">
          {words.hands.lowerAll}
        </Button>
      </Dialog>
    </>
  );
}
