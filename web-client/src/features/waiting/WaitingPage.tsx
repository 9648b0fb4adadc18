import { listOf, minutesBetween, timeOf, words } from '../../i18n';
import { conductor } from '../../state/conductor';
import { useVisit } from '../../state/visit';
import { Amphitheatre, seatsOf } from '../../ui/Amphitheatre';
import { Button } from '../../ui/Button';
import { useNow } from '../../ui/useNow';
import { SoundCheck } from '../deviceCheck/SoundCheck';
import styles from './WaitingPage.module.css';

interface WaitingPageProps {
  readonly waiting: number | null;
  readonly connected: boolean;
  readonly teacher: boolean;
}

/** Who teaches, when it starts, how many wait. The hall fills as people come. */
export function WaitingPage({ waiting, connected, teacher }: WaitingPageProps) {
  const { liveClass } = useVisit();
  const now = useNow(10_000);
  if (liveClass === null) return null;
  const minutes = minutesBetween(now, liveClass.startsAt);
  const teachers = liveClass.teachers.map(({ name }) => name);
  return (
    <main className={styles.page} data-testid="waiting">
      <Amphitheatre
        rows={ROWS}
        taken={seatsTaken(waiting ?? 0, liveClass.capacity)}
        className={styles.hall}
      />
      <div className={styles.text}>
        <h1>
          <bdi>{liveClass.title}</bdi>
        </h1>
        {teachers.length > 0 && <p>{words.waiting.with(listOf(teachers))}</p>}
        <p className={styles.start}>
          {minutes < 0
            ? words.waiting.late
            : `${words.waiting.startsAt(timeOf(liveClass.startsAt))}, ${words.waiting.inMinutes(minutes)}`}
        </p>
        <p className={styles.count} role="status" data-testid="waiting-count">
          {waiting !== null && words.waiting.people(waiting)}
          {!connected && words.waiting.reconnecting}
        </p>
        <p className={styles.quiet}>{teacher ? words.waiting.teacher : words.waiting.you}</p>
      </div>
      <div className={styles.actions}>
        {teacher && (
          <Button
            look="primary"
            size="large"
            onClick={() => void conductor.goLive()}
            data-testid="go-live"
          >
            {words.entrance.goLive}
          </Button>
        )}
        <SoundCheck />
        <Button look="plain" onClick={() => conductor.leave()} data-testid="leave">
          {words.waiting.leave}
        </Button>
      </div>
    </main>
  );
}

const ROWS = 9;
const SEATS = seatsOf(ROWS).length;

/** The part of the seats that is taken: one for each of the first people, then fewer and fewer. */
export function seatsTaken(waiting: number, capacity: number): number {
  const first = SEATS / 4;
  if (waiting <= first) return Math.max(0, waiting) / SEATS;
  const full = Math.max(SEATS, Math.min(capacity, 10_000));
  return Math.min(1, 0.25 + 0.75 * (Math.log(waiting / first) / Math.log(full / first)));
}
