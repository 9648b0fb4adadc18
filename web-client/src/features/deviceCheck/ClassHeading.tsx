import { listOf, timeRange, words } from '../../i18n';
import type { LiveClass } from '../../protocol/rest.generated';
import { LiveTag } from '../../ui/LiveTag';
import styles from './ClassHeading.module.css';

/** Which class this door leads to. */
export function ClassHeading({ liveClass }: { liveClass: LiveClass }) {
  const teachers = liveClass.teachers.map(({ name }) => name);
  return (
    <div className={styles.heading}>
      {liveClass.state === 'live' && <LiveTag>{words.day.live}</LiveTag>}
      <h1>
        <bdi>{liveClass.title}</bdi>
      </h1>
      <p>
        <bdi>{timeRange(liveClass.startsAt, liveClass.endsAt)}</bdi>
        {teachers.length > 0 && ` · ${words.waiting.with(listOf(teachers))}`}
      </p>
    </div>
  );
}
