import { lazy, Suspense, useState } from 'react';
import { Link } from 'wouter';
import { listOf, minutesBetween, timeOf, timeRange, words } from '../../i18n';
import type { LiveClass } from '../../protocol/rest.generated';
import { startOfDay } from '../../state/timetable';
import { Amphitheatre } from '../../ui/Amphitheatre';
import { Button } from '../../ui/Button';
import buttonStyles from '../../ui/Button.module.css';
import { LiveTag } from '../../ui/LiveTag';
import styles from './MyDay.module.css';

const CallOff = lazy(() => import('./CallOff'));

interface ClassEntryProps {
  readonly one: LiveClass;
  readonly now: Date;
  /** Whose day it is. */
  readonly me: string;
}

/** A class that one can go into now. */
export function ClassNow({ one, now, me }: ClassEntryProps) {
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
        <h2>
          <bdi>{one.title}</bdi>
        </h2>
        <p className={styles.quiet}>
          <bdi>{timeRange(one.startsAt, one.endsAt)}</bdi> · {teachersOf(one, me)}
        </p>
        <CallOffButton one={one} />
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

/** A class of later or before, as a stop on the line of time. */
export function ClassRow({ one, now, me }: ClassEntryProps) {
  const ended = one.state === 'ended';
  const mayPrepare = one.myRole === 'teacher' && !ended;
  const opensToday = new Date(one.opensAt) < startOfDay(now, 1) && new Date(one.opensAt) > now;
  return (
    <li className={styles.row} data-ended={ended} data-testid="class-row">
      <time dateTime={one.startsAt}>
        <bdi>{timeOf(one.startsAt)}</bdi>
      </time>
      <div className={styles.what}>
        <h3>
          <bdi>{one.title}</bdi>
        </h3>
        <p className={styles.quiet}>
          {teachersOf(one, me)}
          {ended && ` · ${words.day.ended}`}
          {opensToday && ` · ${words.day.opens(timeOf(one.opensAt))}`}
        </p>
      </div>
      {mayPrepare && (
        <div className={styles.actions}>
          <Link
            href={`/classes/${one.id}`}
            className={`${buttonStyles.button} ${buttonStyles.plain}`}
          >
            {words.day.prepare}
          </Link>
          <CallOffButton one={one} />
        </div>
      )}
    </li>
  );
}

function teachersOf(one: LiveClass, me: string): string {
  const names = one.teachers.map(({ id, name }) => (id === me ? words.day.you : name));
  return names.length > 0 ? words.day.with(listOf(names)) : '';
}

/** For those who teach a class that has not begun. */
function CallOffButton({ one }: { one: LiveClass }) {
  const [asking, setAsking] = useState(false);
  const begun = one.state === 'live' || one.state === 'ended';
  if (one.myRole !== 'teacher' || begun) return null;
  return (
    <>
      <Button
        look="plain"
        className={styles.callOff}
        onClick={() => setAsking(true)}
        data-testid="call-off"
      >
        {words.callOff.button}
      </Button>
      {asking && (
        <Suspense>
          <CallOff liveClass={one} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
