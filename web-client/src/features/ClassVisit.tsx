import { lazy, Suspense, useEffect } from 'react';
import { conductor } from '../state/conductor';
import { useVisit } from '../state/visit';
import { Listener } from './deviceCheck/Listener';
import { EndPage } from './ended/EndPage';
import { FailedPage } from './ended/FailedPage';
import { PageSkeleton } from './PageSkeleton';
import { Joining } from './waiting/Joining';
import { LobbyPage } from './waiting/LobbyPage';
import { WaitingPage } from './waiting/WaitingPage';

const Classroom = lazy(() => import('./classroom/Classroom'));
const DeviceCheck = lazy(() => import('./deviceCheck/DeviceCheck'));

/** One class from its door to its end: the page that fits where the person is on the way. */
export function ClassVisit({ classId }: { classId: string }) {
  useEffect(() => {
    void conductor.open(classId);
    void import('./classroom/Classroom');
    return () => conductor.shut();
  }, [classId]);
  return (
    <Suspense fallback={<PageSkeleton />}>
      <PhasePage />
    </Suspense>
  );
}

export function PhasePage() {
  const { phase, liveClass } = useVisit();
  const teacher = liveClass?.myRole === 'teacher';
  switch (phase.kind) {
    case 'loading':
      return <PageSkeleton />;
    case 'entrance':
      if (liveClass === null) return <PageSkeleton />;
      return teacher ? (
        <DeviceCheck liveClass={liveClass} problem={phase.problem} />
      ) : (
        <Listener liveClass={liveClass} problem={phase.problem} />
      );
    case 'waiting':
      return <WaitingPage waiting={phase.waiting} connected={phase.connected} teacher={teacher} />;
    case 'lobby':
      return <LobbyPage connected={phase.connected} />;
    case 'joining':
      return <Joining title={liveClass?.title ?? ''} />;
    case 'inClass':
      return <Classroom />;
    case 'over':
      return <EndPage how={phase.how} />;
    case 'failed':
      return <FailedPage problem={phase.problem} />;
    default:
      return phase satisfies never;
  }
}
