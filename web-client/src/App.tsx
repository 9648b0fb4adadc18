import { lazy, Suspense, useState } from 'react';
import { Route, Switch } from 'wouter';
import { AppBar } from './features/AppBar';
import { ClassVisit } from './features/ClassVisit';
import { MyDay } from './features/myDay/MyDay';
import { NotFound } from './features/NotFound';
import { PageSkeleton } from './features/PageSkeleton';
import { SignIn } from './features/signIn/SignIn';
import type { Account } from './protocol/rest.generated';
import { Unreachable } from './features/signIn/Unreachable';
import { GUEST_PATH } from './state/guestAddress';
import { useSession } from './state/session';
import { useVisit } from './state/visit';

const PlanClass = lazy(() => import('./features/myDay/PlanClass'));
const People = lazy(() => import('./features/people/People'));
const GuestPage = lazy(() => import('./features/guest/GuestPage'));
const FirstAdministrator = lazy(() => import('./features/people/FirstAdministrator'));

/** Which page is there: who is not signed in signs in first and stays where they wanted to be. */
export function App() {
  const { session } = useSession();
  return (
    <Switch>
      <Route path="/first-administrator/:link">
        {({ link }) => (
          <Suspense fallback={<PageSkeleton />}>
            <FirstAdministrator link={link} />
          </Suspense>
        )}
      </Route>
      <Route path={GUEST_PATH}>
        {({ id }) => (
          <Suspense fallback={<PageSkeleton />}>
            <GuestPage key={id} classId={id} />
          </Suspense>
        )}
      </Route>
      <Route>
        {session.kind === 'signedOut' && <SignIn problem={session.problem} busy={session.busy} />}
        {session.kind === 'starting' && session.problem && (
          <Unreachable problem={session.problem} />
        )}
        {session.kind === 'signedIn' && <SignedIn account={session.account} />}
      </Route>
    </Switch>
  );
}

function SignedIn({ account }: { account: Account }) {
  const inClass = useVisit((visit) => visit.phase.kind === 'inClass');
  const [planning, setPlanning] = useState(false);
  return (
    <>
      {!inClass && <AppBar account={account} />}
      <Switch>
        <Route path="/classes/:id">{({ id }) => <ClassVisit key={id} classId={id} />}</Route>
        {account.role === 'administrator' && (
          <Route path="/people">
            <Suspense fallback={<PageSkeleton />}>
              <People />
            </Suspense>
          </Route>
        )}
        <Route path="/">
          <MyDay account={account} onPlan={() => setPlanning(true)} />
        </Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
      {planning && (
        <Suspense>
          <PlanClass onClose={() => setPlanning(false)} />
        </Suspense>
      )}
    </>
  );
}
