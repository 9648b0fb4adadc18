import { lazy, Suspense } from 'react';
import type { Classroom } from '../../state/classroom';
import { conductor } from '../../state/conductor';
import { classes } from '../../ui/classes';
import styles from './ControlBar.module.css';
import { LeaveFace } from './LeaveFace';

const LeaveOrEnd = lazy(() => import('./LeaveOrEnd'));

/** Always there, always works: until the choice has loaded, the button simply leaves. */
export function LeaveButton({ classroom }: { classroom: Classroom }) {
  const leave = (
    <button
      type="button"
      className={classes(styles.control, styles.leave)}
      onClick={conductor.leave}
      data-testid="leave"
    >
      <LeaveFace />
    </button>
  );
  if (!classroom.permissions.has('classEnd')) return leave;
  return (
    <Suspense fallback={leave}>
      <LeaveOrEnd classroom={classroom} />
    </Suspense>
  );
}
