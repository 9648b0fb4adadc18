import { AppBar } from '../features/AppBar';
import { PhasePage } from '../features/ClassVisit';
import InviteGuests from '../features/classroom/people/InviteGuests';
import { GuestForm } from '../features/guest/GuestForm';
import { Doorstep } from '../features/signIn/Doorstep';
import { type Code, pageProblem } from '../protocol/problem';
import { NO_VISIT, type Phase, useVisit } from '../state/visit';
import { liveClass, student } from './fixtures';

/** How people come in otherwise than by their timetable, in the states worth looking at. */
export const doorScenes: Record<string, () => React.ReactNode> = {
  inLobby: () => visit({ kind: 'lobby', connected: true }),
  inLobbyLost: () => visit({ kind: 'lobby', connected: false }),
  denied: () =>
    visit({ kind: 'over', how: { reason: 'denied', endedAt: new Date().toISOString() } }),
  guest: () => guest(null),
  guestLinkExpired: () => guest('link-expired'),
  guestLinkCut: () => guest('link-invalid', false),
  inviteGuests: () => <InviteGuests onClose={() => undefined} />,
};

function visit(phase: Phase) {
  useVisit.setState({
    ...NO_VISIT,
    classId: 'c-1',
    liveClass: liveClass({ lobby: true }),
    phase,
  });
  return (
    <>
      <AppBar account={student} />
      <PhasePage />
    </>
  );
}

function guest(code: Code | null, whole = true) {
  return (
    <Doorstep>
      <GuestForm
        refused={code && pageProblem(code)}
        whole={whole}
        onSend={() => Promise.resolve(null)}
      />
    </Doorstep>
  );
}
