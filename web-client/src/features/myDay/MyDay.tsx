import { CalendarPlus } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { dayOf, listOf, minutesBetween, timeOf, timeRange, words } from '../../i18n';
import type { Account, LiveClass } from '../../protocol/rest.generated';
import { type Day, dayActions, useDay } from '../../state/day';
import { startOfDay, timetableOf } from '../../state/timetable';
import { Amphitheatre } from '../../ui/Amphitheatre';
import { Button } from '../../ui/Button';
import buttonStyles from '../../ui/Button.module.css';
import { LiveTag } from '../../ui/LiveTag';
import { Skeleton } from '../../ui/Skeleton';
import { useNow } from '../../ui/useNow';
import { ProblemMessage } from '../ProblemMessage';
import styles from './MyDay.module.css';

const REFRESH_MS = 30_000;

export function MyDay({ account, onPlan }: { account: Account; onPlan: () => void }) {
  const { day } = useDay();
  useEffect(() => {
    void dayActions.load();
    const timer = setInterval(() => void dayActions.load(), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  const now = new Date(useNow(20_000));
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <div>
          <p className={styles.quiet}>{words.day.title}</p>
          <h1>{dayOf(now)}</h1>
        </div>
        {account.role !== 'student' && (
          <Button icon={CalendarPlus} onClick={onPlan} data-testid="new-class">
            {words.day.newClass}
          </Button>
        )}
      </header>
      <DayBody day={day} now={now} me={account.id} />
    </main>
  );
}

function DayBody({ day, now, me }: { day: Day; now: Date; me: string }) {
  switch (day.kind) {
    case 'loading':
      return <Skeleton label={words.app.loading} rows={4} />;
    case 'failed':
      return (
        <div className={styles.failed} data-testid="day-failed">
          <ProblemMessage problem={day.problem} />
          <Button onClick={() => void dayActions.load()}>{words.app.tryAgain}</Button>
        </div>
      );
    case 'ready':
      return <Timetable classes={day.classes} now={now} me={me} />;
    default:
      return day satisfies never;
  }
}

interface TimetableProps {
  readonly classes: readonly LiveClass[];
  readonly now: Date;
  readonly me: string;
}

function Timetable({ classes, now, me }: TimetableProps) {
  const { now: on, later, earlier, comingDays } = timetableOf(classes, now);
  const emptyToday = on.length === 0 && later.length === 0;
  return (
    <div className={styles.day} data-testid="my-day">
      {on.length > 0 && (
        <div className={styles.on}>
          {on.map((one) => (
            <ClassNow key={one.id} one={one} now={now} me={me} />
          ))}
        </div>
      )}
      {emptyToday && <EmptyDay hadClasses={earlier.length > 0} hasNext={comingDays.length > 0} />}
      {later.length > 0 && (
        <Section title={on.length === 0 ? words.day.next : words.day.laterToday}>
          {later.map((one) => (
            <Row key={one.id} one={one} now={now} me={me} />
          ))}
        </Section>
      )}
      {comingDays.slice(0, 5).map(({ day, classes: ofDay }) => (
        <Section key={day.getTime()} title={nameOfDay(day, now)}>
          {ofDay.map((one) => (
            <Row key={one.id} one={one} now={now} me={me} />
          ))}
        </Section>
      ))}
      {earlier.length > 0 && (
        <Section title={words.day.earlier}>
          {earlier.map((one) => (
            <Row key={one.id} one={one} now={now} me={me} />
          ))}
        </Section>
      )}
    </div>
  );
}

function EmptyDay({ hadClasses, hasNext }: { hadClasses: boolean; hasNext: boolean }) {
  return (
    <div className={styles.empty}>
      <Amphitheatre taken={0} rows={5} className={styles.seats} />
      <h2>{hadClasses ? words.day.doneToday : words.day.emptyTitle}</h2>
      <p>{hasNext ? words.day.emptyNext : words.day.emptyNone}</p>
    </div>
  );
}

function ClassNow({ one, now, me }: { one: LiveClass; now: Date; me: string }) {
  const live = one.state === 'live';
  const minutes = live
    ? minutesBetween(one.liveSince ?? one.startsAt, now.getTime())
    : minutesBetween(now.getTime(), one.startsAt);
  const waits = minutes <= 0 ? words.day.open : words.day.startsIn(minutes);
  return (
    <article className={styles.now} data-live={live} aria-label={one.title} data-testid="class-now">
      <div>
        {live ? (
          <LiveTag onStage>{words.day.liveFor(minutes)}</LiveTag>
        ) : (
          <p className={styles.open}>{waits}</p>
        )}
        <h2>{one.title}</h2>
        <p className={styles.quiet}>
          <bdi>{timeRange(one.startsAt, one.endsAt)}</bdi> · {teachersOf(one, me)}
        </p>
      </div>
      <Link
        href={`/classes/${one.id}`}
        className={`${buttonStyles.button} ${buttonStyles.primary} ${buttonStyles.large} ${styles.join}`}
        data-testid="join-class"
      >
        {live ? words.day.join : words.day.enter}
      </Link>
      {live && <Amphitheatre taken={0.7} rows={7} className={styles.hall} />}
    </article>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      <ol>{children}</ol>
    </section>
  );
}

function Row({ one, now, me }: { one: LiveClass; now: Date; me: string }) {
  const ended = one.state === 'ended';
  const mayPrepare = one.myRole === 'teacher' && !ended;
  const opensToday = new Date(one.opensAt) < startOfDay(now, 1) && new Date(one.opensAt) > now;
  return (
    <li className={styles.row} data-ended={ended} data-testid="class-row">
      <time dateTime={one.startsAt}>
        <bdi>{timeOf(one.startsAt)}</bdi>
      </time>
      <div className={styles.what}>
        <h3>{one.title}</h3>
        <p className={styles.quiet}>
          {teachersOf(one, me)}
          {ended && ` · ${words.day.ended}`}
          {opensToday && ` · ${words.day.opens(timeOf(one.opensAt))}`}
        </p>
      </div>
      {mayPrepare && (
        <Link
          href={`/classes/${one.id}`}
          className={`${buttonStyles.button} ${buttonStyles.plain}`}
        >
          {words.day.prepare}
        </Link>
      )}
    </li>
  );
}

function teachersOf(one: LiveClass, me: string): string {
  const names = one.teachers.map(({ id, name }) => (id === me ? words.day.you : name));
  return names.length > 0 ? words.day.with(listOf(names)) : '';
}

function nameOfDay(day: Date, now: Date): string {
  return day.getTime() === startOfDay(now, 1).getTime() ? words.day.tomorrow : dayOf(day);
}
