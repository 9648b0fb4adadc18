import { Hand, Mic, MicOff, Video } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { words } from '../../i18n';
import type { Participant, RosterOrder } from '../../protocol/generated';
import { acts } from '../../state/acts';
import type { Classroom } from '../../state/classroom';
import { rosterWatch } from '../../state/rosterWatch';
import { useRules } from '../../state/rules';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import { textScale } from '../../ui/textScale';
import styles from './PeoplePanel.module.css';
import { AskAbout } from './people/AskAbout';
import type { Asking } from './people/asking';
import { LobbySection } from './people/LobbySection';
import { PersonMenu } from './people/PersonMenu';
import { RosterTools } from './people/RosterTools';
import { awaitedRows, ROW_HEIGHT, windowOf } from './rosterWindow';
import { SidePanel } from './SidePanel';

const ClassSettings = lazy(() => import('./people/ClassSettings'));

const ROLES = {
  teacher: words.classroom.teacher,
  assistant: words.rosterActs.assistant,
  guest: words.rosterActs.guest,
} as const;

interface PeoplePanelProps {
  readonly classroom: Classroom;
  readonly onClose: () => void;
}

/** Who is here. Only the rows that are shown are asked for, however many people there are. */
export default function PeoplePanel({ classroom, onClose }: PeoplePanelProps) {
  const list = useRef<HTMLDivElement>(null);
  const rowHeight = Math.round(ROW_HEIGHT * textScale());
  const [scroll, setScroll] = useState({ top: 0, height: 600 });
  const [order, setOrder] = useState<RosterOrder>('arrival');
  const [search, setSearch] = useState('');
  const [asking, setAsking] = useState<Asking | null>(null);
  const [settings, setSettings] = useState(false);
  const { offset, limit } = windowOf(scroll.top, scroll.height, rowHeight);
  const sought = search.trim() === '' ? null : search.trim();
  useEffect(
    () => rosterWatch.watch({ offset, limit, order, search: sought }),
    [offset, limit, order, sought],
  );
  useEffect(() => rosterWatch.rest, []);

  const measure = () => {
    const element = list.current;
    if (element) setScroll({ top: element.scrollTop, height: element.clientHeight });
  };
  const fromTheTop = () => {
    if (list.current) list.current.scrollTop = 0;
    measure();
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
  const moderates = classroom.permissions.has('participantModerate');
  const total = roster?.total ?? classroom.count;
  return (
    <SidePanel
      title={words.roster.title}
      count={classroom.count}
      onClose={onClose}
      testId="people-panel"
    >
      {moderates && (
        <div className={styles.lobby}>
          <LobbySection />
        </div>
      )}
      <RosterTools
        search={search}
        onSearch={(text) => {
          setSearch(text);
          fromTheTop();
        }}
        order={order}
        onOrder={(next) => {
          setOrder(next);
          fromTheTop();
        }}
        onSettings={moderates ? () => setSettings(true) : null}
      />
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
              onAsk={setAsking}
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
        {roster !== null && sought === null && total <= 1 && (
          <p className={styles.empty}>{words.roster.empty}</p>
        )}
      </div>
      <p className={styles.empty} role="status">
        {roster !== null && sought !== null && total === 0 && words.rosterActs.noneFound(sought)}
      </p>
      {asking && (
        <AskAbout asking={asking} classroom={classroom} onClose={() => setAsking(null)} />
      )}
      {settings && (
        <Suspense>
          <ClassSettings classroom={classroom} onClose={() => setSettings(false)} />
        </Suspense>
      )}
    </SidePanel>
  );
}

interface RowProps {
  readonly person: Participant;
  readonly classroom: Classroom;
  readonly place: { readonly index: number; readonly total: number; readonly rowHeight: number };
  readonly onAsk: (asking: Asking) => void;
}

function Row({ person, classroom, place: { index, total, rowHeight }, onAsk }: RowProps) {
  const sole = useRules((rules) => rules.soleSpeakerId === person.id);
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
        <small>{aboutOf(person, sole)}</small>
      </div>
      {person.handRaised && (
        <Hand
          className={styles.hand}
          size={20}
          strokeWidth={1.75}
          role="img"
          aria-label={words.rosterActs.handUp}
        />
      )}
      {person.onStage && <Sending person={person} />}
      {!isYou && classroom.permissions.has('participantModerate') && (
        <StageAction person={person} asked={classroom.asked.has(person.id)} />
      )}
      <PersonMenu person={person} classroom={classroom} onAsk={onAsk} />
    </li>
  );
}

/** Role and place, as far as they say something. */
function aboutOf({ role, onStage }: Participant, sole: boolean): string {
  const parts = [
    role !== 'student' && ROLES[role],
    sole ? words.rosterActs.soleSpeaker : role !== 'teacher' && onStage && words.roster.onStage,
  ];
  return parts.filter(Boolean).join(', ');
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
