import { lazy, Suspense } from 'react';
import type { Classroom } from '../../state/classroom';
import { panel, usePanel } from '../../state/panel';
import styles from './Classroom.module.css';

const PeoplePanel = lazy(() => import('./PeoplePanel'));
const NeedsPanel = lazy(() => import('./needs/NeedsPanel'));
const ChatPanel = lazy(() => import('./chat/ChatPanel'));
const QuestionsPanel = lazy(() => import('./questions/QuestionsPanel'));
const PollsPanel = lazy(() => import('./polls/PollsPanel'));

/** The one panel that stands beside the stage, loaded when it is first wanted. */
export function OpenPanel({ classroom }: { classroom: Classroom }) {
  const { open, takesFocus } = usePanel();
  if (open === null) return null;
  const given = { classroom, onClose: panel.close };
  return (
    <Suspense fallback={<aside className={styles.panelSpace} />}>
      {open === 'people' && <PeoplePanel {...given} />}
      {open === 'needs' && <NeedsPanel {...given} />}
      {open === 'chat' && <ChatPanel {...given} />}
      {open === 'questions' && <QuestionsPanel {...given} />}
      {open === 'polls' && <PollsPanel {...given} takesFocus={takesFocus} />}
    </Suspense>
  );
}
