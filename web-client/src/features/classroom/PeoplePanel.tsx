import { lazy, Suspense, useState } from 'react';
import { words } from '../../i18n';
import type { RosterOrder } from '../../protocol/generated';
import type { Classroom } from '../../state/classroom';
import styles from './PeoplePanel.module.css';
import { AskAbout } from './people/AskAbout';
import type { Asking } from './people/asking';
import { LobbySection } from './people/LobbySection';
import { RosterList } from './people/RosterList';
import { RosterTools } from './people/RosterTools';
import { SidePanel } from './SidePanel';

const ClassSettings = lazy(() => import('./people/ClassSettings'));
const InviteGuests = lazy(() => import('./people/InviteGuests'));

interface PeoplePanelProps {
  readonly classroom: Classroom;
  readonly onClose: () => void;
}

/** Who is here, who waits to come in, and what who leads does with them. */
export default function PeoplePanel({ classroom, onClose }: PeoplePanelProps) {
  const [order, setOrder] = useState<RosterOrder>('arrival');
  const [search, setSearch] = useState('');
  const [asking, setAsking] = useState<Asking | null>(null);
  const [settings, setSettings] = useState(false);
  const [inviting, setInviting] = useState(false);
  const moderates = classroom.permissions.has('participantModerate');
  const teaches = classroom.you.role === 'teacher';
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
        onSearch={setSearch}
        order={order}
        onOrder={setOrder}
        onSettings={moderates ? () => setSettings(true) : null}
        onInvite={teaches ? () => setInviting(true) : null}
      />
      <RosterList
        classroom={classroom}
        order={order}
        search={search.trim() || null}
        onAsk={setAsking}
      />
      {asking && <AskAbout asking={asking} classroom={classroom} onClose={() => setAsking(null)} />}
      {settings && (
        <Suspense>
          <ClassSettings classroom={classroom} onClose={() => setSettings(false)} />
        </Suspense>
      )}
      {inviting && (
        <Suspense>
          <InviteGuests onClose={() => setInviting(false)} />
        </Suspense>
      )}
    </SidePanel>
  );
}
