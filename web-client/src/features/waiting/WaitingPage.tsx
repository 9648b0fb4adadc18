import { listOf, minutesBetween, timeOf, words } from '../../i18n';
import { conductor } from '../../state/conductor';
import { useVisit } from '../../state/visit';
import { Amphitheatre } from '../../ui/Amphitheatre';
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
      <Amphitheatre taken={seatsTaken(waiting ?? 0, liveClass.capacity)} className={styles.hall} />
      <div className={styles.text}>
        <h1>{liveClass.title}</h1>
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

/** Seats on a scale on which 3 people show, and 10,000 fit. */
export function seatsTaken(waiting: number, capacity: number): number {
  if (waiting <= 0) return 0;
  const full = Math.log10(1 + Math.max(30, Math.min(capacity, 10_000)));
  return Math.min(1, Math.max(0.01, Math.log10(1 + waiting) / full) ** 1.6);
}
