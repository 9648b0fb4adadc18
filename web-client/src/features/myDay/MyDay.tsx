import { CalendarPlus } from 'lucide-react';
import { useEffect } from 'react';
import { dayOf, words } from '../../i18n';
import type { Account, LiveClass } from '../../protocol/rest.generated';
import { type Day, dayActions, useDay } from '../../state/day';
import { startOfDay, timetableOf } from '../../state/timetable';
import { Amphitheatre } from '../../ui/Amphitheatre';
import { Button } from '../../ui/Button';
import { Skeleton } from '../../ui/Skeleton';
import { useNow } from '../../ui/useNow';
import { ProblemMessage } from '../ProblemMessage';
import { ClassNow, ClassRow } from './ClassEntry';
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
            <ClassRow key={one.id} one={one} now={now} me={me} />
          ))}
        </Section>
      )}
      {comingDays.slice(0, 5).map(({ day, classes: ofDay }) => (
        <Section key={day.getTime()} title={nameOfDay(day, now)}>
          {ofDay.map((one) => (
            <ClassRow key={one.id} one={one} now={now} me={me} />
          ))}
        </Section>
      ))}
      {earlier.length > 0 && (
        <Section title={words.day.earlier}>
          {earlier.map((one) => (
            <ClassRow key={one.id} one={one} now={now} me={me} />
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

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      <ol>{children}</ol>
    </section>
  );
}

function nameOfDay(day: Date, now: Date): string {
  return day.getTime() === startOfDay(now, 1).getTime() ? words.day.tomorrow : dayOf(day);
}
