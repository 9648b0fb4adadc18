import { lazy, Suspense, useState } from 'react';
import type { Classroom as InClass } from '../../state/classroom';
import { doerOf } from '../../state/obedience';
import { panel, usePanel } from '../../state/panel';
import { answersPolls } from '../../state/polls';
import { hindranceOf, useRules } from '../../state/rules';
import { useVisit } from '../../state/visit';
import styles from './Classroom.module.css';
import { ControlBar } from './ControlBar';
import { LogDelayed } from './LogDelayed';
import { Notices } from './Notices';
import { OpenPanel } from './OpenPanel';
import { OwnShare } from './OwnShare';
import { PollLine } from './polls/PollLine';
import { useOpenedPoll } from './polls/useOpenedPoll';
import { ReactionCounts } from './reactions/ReactionCounts';
import { Reconnect } from './Reconnect';
import { Scene } from './Scene';
import { TapToHear } from './TapToHear';
import { TitleBar } from './TitleBar';
import { useShortcuts } from './useShortcuts';
import { useStillPointer } from './useStillPointer';

const Invitation = lazy(() => import('./Invitation'));
const KeyboardHelp = lazy(() => import('./KeyboardHelp'));

/** The room itself: the stage first, the panel beside it, the controls below. */
export default function Classroom() {
  const classroom = useVisit((visit) => visit.classroom);
  const [help, setHelp] = useState(false);
  const hasPanel = usePanel(({ open }) => open !== null);
  const quiet = useStillPointer();
  useShortcuts(() => setHelp(true));
  useOpenedPoll(classroom !== null && answersPolls(doerOf(classroom)));
  if (classroom === null) return null;
  return (
    <main
      className={styles.classroom}
      data-panel={hasPanel}
      data-quiet={quiet}
      data-testid="classroom"
    >
      <TitleBar classroom={classroom} onHelp={() => setHelp(true)} />
      <div className={styles.stage}>
        <Scene classroom={classroom} onMore={() => showPeople(classroom)} />
        <ReactionCounts />
        <TapToHear />
        <Reconnect />
      </div>
      <div className={styles.lines}>
        <LogDelayed classroom={classroom} />
        <OwnShare />
        <PollLine classroom={classroom} />
        <Notices />
      </div>
      <OpenPanel classroom={classroom} />
      <ControlBar classroom={classroom} />
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

/** Whoever may not see who is here sees how many. */
function showPeople(classroom: InClass): void {
  const hindrance = hindranceOf(useRules.getState(), doerOf(classroom), 'rosterView');
  if (hindrance === null) panel.show('people');
}
