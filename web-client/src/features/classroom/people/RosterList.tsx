import { useEffect, useRef, useState } from 'react';
import { words } from '../../../i18n';
import type { RosterOrder } from '../../../protocol/generated';
import type { Classroom } from '../../../state/classroom';
import { rosterWatch } from '../../../state/rosterWatch';
import { classes } from '../../../ui/classes';
import { textScale } from '../../../ui/textScale';
import { awaitedRows, ROW_HEIGHT, windowOf } from '../rosterWindow';
import type { Asking } from './asking';
import { PersonRow } from './PersonRow';
import styles from './RosterList.module.css';

interface RosterListProps {
  readonly classroom: Classroom;
  readonly order: RosterOrder;
  /** Only people whose name contains this; null for all. */
  readonly search: string | null;
  readonly onAsk: (asking: Asking) => void;
}

/** The rows of the roster. Only those that are shown are asked for, however many there are. */
export function RosterList({ classroom, order, search, onAsk }: RosterListProps) {
  const list = useRef<HTMLDivElement>(null);
  const rowHeight = Math.round(ROW_HEIGHT * textScale());
  const { top, height, measure } = useScroll(list, `${order} ${search}`);
  const { offset, limit } = windowOf(top, height, rowHeight);
  useEffect(
    () => rosterWatch.watch({ offset, limit, order, search }),
    [offset, limit, order, search],
  );
  useEffect(() => rosterWatch.rest, []);
  const { roster } = classroom;
  const total = roster?.total ?? classroom.count;
  return (
    <div
      ref={list}
      className={styles.list}
      onScroll={measure}
      tabIndex={0}
      role="group"
      aria-label={words.roster.list}
    >
      <ul style={{ height: total * rowHeight }} aria-busy={roster === null}>
        {roster?.rows.map((person, index) => (
          <PersonRow
            key={person.id}
            person={person}
            classroom={classroom}
            place={{ index: roster.offset + index, total, rowHeight }}
            onAsk={onAsk}
          />
        ))}
        {awaitedRows(roster, { offset, limit }, total).map((index) => (
          <li
            key={index}
            className={classes(styles.row, styles.awaited)}
            style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
            aria-hidden
          />
        ))}
      </ul>
      <p className={styles.empty} role="status">
        {roster !== null && emptiness(total, search)}
      </p>
    </div>
  );
}

function emptiness(total: number, search: string | null): string | null {
  if (search === null) return total <= 1 ? words.roster.empty : null;
  return total === 0 ? words.rosterActs.noneFound(search) : null;
}

/** How far a list is scrolled, and how much of it is seen. It begins at its top for each reading. */
function useScroll(list: React.RefObject<HTMLElement | null>, reading: string) {
  const [scroll, setScroll] = useState({ top: 0, height: 600 });
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    element.scrollTop = 0;
    const measured = () => setScroll({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measured);
    observer.observe(element);
    measured();
    return () => observer.disconnect();
  }, [list, reading]);
  const measure = ({ currentTarget }: React.UIEvent<HTMLElement>) =>
    setScroll({ top: currentTarget.scrollTop, height: currentTarget.clientHeight });
  return { ...scroll, measure };
}
