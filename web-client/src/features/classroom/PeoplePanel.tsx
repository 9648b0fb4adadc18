import { Mic, MicOff, Video, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { words } from '../../i18n';
import type { Participant } from '../../protocol/generated';
import { acts } from '../../state/acts';
import type { Classroom } from '../../state/classroom';
import { rosterWatch } from '../../state/rosterWatch';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import styles from './PeoplePanel.module.css';
import { ROW_HEIGHT, windowOf } from './rosterWindow';

interface PeoplePanelProps {
  readonly classroom: Classroom;
  readonly onClose: () => void;
}

/** Who is here. Only the rows that are shown are asked for, however many people there are. */
export default function PeoplePanel({ classroom, onClose }: PeoplePanelProps) {
  const list = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 600 });
  const { offset, limit } = windowOf(scroll.top, scroll.height);
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
  const total = Math.max(roster?.total ?? 0, 0);
  return (
    <aside className={styles.panel} aria-label={words.roster.title} data-testid="people-panel">
      <header className={styles.head}>
        <h2>{words.roster.title}</h2>
        <span>{classroom.count.toLocaleString()}</span>
        <button type="button" onClick={onClose} aria-label={words.roster.close}>
          <X size={20} strokeWidth={1.75} aria-hidden />
        </button>
      </header>
      <div ref={list} className={styles.list} onScroll={measure}>
        <ul style={{ height: total * ROW_HEIGHT }}>
          {roster?.rows.map((person, index) => (
            <Row
              key={person.id}
              person={person}
              classroom={classroom}
              top={(roster.offset + index) * ROW_HEIGHT}
            />
          ))}
        </ul>
        {roster !== null && total <= 1 && <p className={styles.empty}>{words.roster.empty}</p>}
      </div>
    </aside>
  );
}

interface RowProps {
  readonly person: Participant;
  readonly classroom: Classroom;
  readonly top: number;
}

function Row({ person, classroom, top }: RowProps) {
  const isYou = person.id === classroom.you.id;
  return (
    <li
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
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
        <MicOff size={16} strokeWidth={1.75} aria-label={words.classroom.muted} />
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
