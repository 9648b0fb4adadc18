import { lazy, Suspense, useState } from 'react';
import { useVisit } from '../../state/visit';
import styles from './Classroom.module.css';
import { ControlBar } from './ControlBar';
import { Notices } from './Notices';
import { OwnShare } from './OwnShare';
import { Reconnect } from './Reconnect';
import { Scene } from './Scene';
import { TapToHear } from './TapToHear';
import { TitleBar } from './TitleBar';
import { useShortcuts } from './useShortcuts';
import { useStillPointer } from './useStillPointer';

const Invitation = lazy(() => import('./Invitation'));
const KeyboardHelp = lazy(() => import('./KeyboardHelp'));
const PeoplePanel = lazy(() => import('./PeoplePanel'));

/** The room itself: the stage first, the panel beside it, the controls below. */
export default function Classroom() {
  const classroom = useVisit((visit) => visit.classroom);
  const [people, setPeople] = useState(false);
  const [help, setHelp] = useState(false);
  const togglePeople = () => setPeople((open) => !open);
  const quiet = useStillPointer();
  useShortcuts({ people: togglePeople, help: () => setHelp(true) });
  if (classroom === null) return null;
  return (
    <main
      className={styles.classroom}
      data-panel={people}
      data-quiet={quiet}
      data-testid="classroom"
    >
      <TitleBar classroom={classroom} onHelp={() => setHelp(true)} />
      <div className={styles.stage}>
        <Scene classroom={classroom} onMore={() => setPeople(true)} />
        <TapToHear />
        <Reconnect />
      </div>
      <div className={styles.lines}>
        <OwnShare />
        <Notices />
      </div>
      {people && (
        <Suspense fallback={<aside className={styles.panelSpace} />}>
          <PeoplePanel classroom={classroom} onClose={() => setPeople(false)} />
        </Suspense>
      )}
      <ControlBar classroom={classroom} peopleOpen={people} onPeople={togglePeople} />
      {help && (
        <Suspense>
          <KeyboardHelp onClose={() => setHelp(false)} />
        </Suspense>
      )}
      {classroom.invitedBy !== null && (
        <Suspense>
          <Invitation invitedBy={classroom.invitedBy} />
        </Suspense>
      )}
    </main>
  );
}
