import { Mic, MicOff, Video } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { words } from '../../i18n';
import type { Participant } from '../../protocol/generated';
import { acts } from '../../state/acts';
import type { Classroom } from '../../state/classroom';
import { rosterWatch } from '../../state/rosterWatch';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import { textScale } from '../../ui/textScale';
import styles from './PeoplePanel.module.css';
import { awaitedRows, ROW_HEIGHT, windowOf } from './rosterWindow';
import { SidePanel } from './SidePanel';

interface PeoplePanelProps {
  readonly classroom: Classroom;
  readonly onClose: () => void;
}

/** Who is here. Only the rows that are shown are asked for, however many people there are. */
export default function PeoplePanel({ classroom, onClose }: PeoplePanelProps) {
  const list = useRef<HTMLDivElement>(null);
  const rowHeight = Math.round(ROW_HEIGHT * textScale());
  const [scroll, setScroll] = useState({ top: 0, height: 600 });
  const { offset, limit } = windowOf(scroll.top, scroll.height, rowHeight);
  useEffect(() => rosterWatch.watch(offset, limit), [offset, limit]);
  useEffect(() => () => rosterWatch.watch(0, 0), []);

  const measure = () => {
    const element = list.current;
    if (element) setScroll({ top: element.scrollTop, height: element.clientHeight });
  };
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setScroll({ top: element.scrollTop, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const { roster } = classroom;
  const total = roster?.total ?? classroom.count;
  return (
    <SidePanel
      title={words.roster.title}
      count={classroom.count}
      onClose={onClose}
      testId="people-panel"
    >
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
            <Row
              key={person.id}
              person={person}
              classroom={classroom}
              place={{ index: roster.offset + index, total, rowHeight }}
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
        {roster !== null && total <= 1 && <p className={styles.empty}>{words.roster.empty}</p>}
      </div>
    </SidePanel>
  );
}

interface RowProps {
  readonly person: Participant;
  readonly classroom: Classroom;
  readonly place: { readonly index: number; readonly total: number; readonly rowHeight: number };
}

function Row({ person, classroom, place: { index, total, rowHeight } }: RowProps) {
  const isYou = person.id === classroom.you.id;
  return (
    <li
      className={styles.row}
      style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
      aria-posinset={index + 1}
      aria-setsize={total}
      data-testid="person"
      data-participant={person.id}
    >
      <Avatar name={person.name} size="small" />
      <div className={styles.who}>
        <span>
          {isYou ? `${person.name} (${words.classroom.you.toLocaleLowerCase()})` : person.name}
        </span>
        <small>{aboutOf(person)}</small>
      </div>
      {person.onStage && <Sending person={person} />}
      {!isYou && classroom.permissions.has('participantModerate') && (
        <StageAction person={person} asked={classroom.asked.has(person.id)} />
      )}
    </li>
  );
}

function aboutOf(person: Participant): string {
  if (person.role === 'teacher') return words.classroom.teacher;
  return person.onStage ? words.roster.onStage : '';
}

function Sending({ person: { sending } }: { person: Participant }) {
  return (
    <span className={styles.sending}>
      {sending.camera === 'on' && <Video size={16} strokeWidth={1.75} aria-hidden />}
      {sending.microphone === 'on' ? (
        <Mic size={16} strokeWidth={1.75} aria-hidden />
      ) : (
        <MicOff size={16} strokeWidth={1.75} role="img" aria-label={words.classroom.muted} />
      )}
    </span>
  );
}

function StageAction({ person, asked }: { person: Participant; asked: boolean }) {
  if (person.role === 'teacher') return null;
  if (person.onStage || asked) {
    return (
      <Button
        size="small"
        look="plain"
        onClick={() => void acts.takeOffStage(person.id)}
        title={asked ? words.roster.withdraw : undefined}
        data-testid={asked ? 'withdraw' : 'take-off-stage'}
      >
        {asked ? words.roster.asked : words.roster.takeOff}
      </Button>
    );
  }
  return (
    <Button
      size="small"
      onClick={() => void acts.bringOnStage(person.id)}
      data-testid="bring-on-stage"
    >
      {words.roster.invite}
    </Button>
  );
}
