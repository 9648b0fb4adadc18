import { useEffect } from 'react';
import { AppBar } from '../features/AppBar';
import { PhasePage } from '../features/ClassVisit';
import KeyboardHelp from '../features/classroom/KeyboardHelp';
import { MyDay } from '../features/myDay/MyDay';
import PlanClass from '../features/myDay/PlanClass';
import { NotFound } from '../features/NotFound';
import { AddPerson } from '../features/people/AddPerson';
import FirstAdministrator from '../features/people/FirstAdministrator';
import People from '../features/people/People';
import { SignIn } from '../features/signIn/SignIn';
import { pageProblem } from '../protocol/problem';
import type { Account } from '../protocol/rest.generated';
import { type Day, useDay } from '../state/day';
import { useOwnMedia } from '../state/ownMedia';
import { NO_VISIT, useVisit, type Visit } from '../state/visit';
import { doorScenes } from './doorScenes';
import { classroom, day, LEADING, liveClass, student, teacher } from './fixtures';
import { roomScenes } from './roomScenes';
import { talkScenes } from './talkScenes';

/** Every page in the states worth looking at. */
export const scenes: Record<string, () => React.ReactNode> = {
  signIn: () => <SignIn problem={null} busy={false} />,
  signInWrong: () => <SignIn problem={pageProblem('wrong-credentials')} busy={false} />,
  signInReused: () => (
    <SignIn problem={pageProblem('refresh-reused', 'family 81c2')} busy={false} />
  ),
  day: () => dayPage(student, { kind: 'ready', classes: day }),
  dayOpen: () =>
    dayPage(teacher, {
      kind: 'ready',
      classes: [liveClass({ state: 'open', myRole: 'teacher' }), ...day.slice(1)],
    }),
  dayEmpty: () => dayPage(student, { kind: 'ready', classes: day.slice(4) }),
  dayFailed: () => dayPage(student, { kind: 'failed', problem: pageProblem('offline') }),
  plan: () => (
    <>
      {dayPage(teacher, { kind: 'ready', classes: day })}
      <PlanClass onClose={() => undefined} />
    </>
  ),
  notFound: () => <NotFound />,
  firstAdministrator: () => <FirstAdministrator link="one-time" />,
  accounts: () => <People />,
  addPerson: () => <AddPerson onAdded={() => undefined} onClose={() => undefined} />,
  listener: () => visit({ phase: { kind: 'entrance', problem: null } }),
  listenerFull: () => visit({ phase: { kind: 'entrance', problem: pageProblem('class-full') } }),
  deviceCheck: () =>
    visit(
      {
        phase: { kind: 'entrance', problem: null },
        liveClass: liveClass({ state: 'open', myRole: 'teacher' }),
      },
      teacher,
    ),
  deviceCheckOn: () => {
    own('on', 'off');
    return scenes.deviceCheck?.();
  },
  deviceDenied: () => {
    useOwnMedia.setState({ notice: { device: 'camera', trouble: 'denied' } });
    return scenes.deviceCheck?.();
  },
  waiting: () =>
    visit({
      phase: { kind: 'waiting', waiting: 312, connected: true },
      liveClass: liveClass({
        state: 'open',
        startsAt: new Date(Date.now() + 4 * 60_000).toISOString(),
      }),
    }),
  waitingFew: () =>
    visit({
      phase: { kind: 'waiting', waiting: 3, connected: false },
      liveClass: liveClass({ state: 'open' }),
    }),
  joining: () => visit({ phase: { kind: 'joining' } }),
  classroom: () => inClass(),
  classroomScreen: () => inClass({ classroom: classroom({ screenId: teacher.id }) }),
  classroomAlone: () =>
    inClass({ classroom: classroom({ onStage: classroom().onStage.slice(0, 1), speaking: [] }) }),
  classroomEmpty: () => inClass({ classroom: classroom({ onStage: [], speaking: [], count: 2 }) }),
  classroomTeacher: () => {
    own('on', 'off');
    return inClass({
      classroom: classroom({
        you: classroom().onStage[0] ?? classroom().you,
        permissions: new Set(LEADING),
      }),
    });
  },
  classroomOnStage: () => {
    own('muted', 'off');
    const base = classroom();
    const you = { ...base.you, onStage: true };
    return inClass({
      classroom: classroom({
        you,
        onStage: [...base.onStage, you],
        permissions: new Set([...base.permissions, 'mediaAudio', 'mediaVideo']),
      }),
    });
  },
  invitation: () => inClass({ classroom: classroom({ invitedBy: teacher.name }) }),
  reconnecting: () => inClass({ link: 'rejoining', lostAt: Date.now() - 12_000, network: 'lost' }),
  tapToHear: () => inClass({ autoplayBlocked: true }),
  ended: () =>
    visit({
      classroom: classroom(),
      phase: { kind: 'over', how: { reason: 'byTeacher', endedAt: new Date().toISOString() } },
    }),
  removed: () =>
    visit({
      phase: { kind: 'over', how: { reason: 'removed', endedAt: new Date().toISOString() } },
    }),
  left: () =>
    visit({ phase: { kind: 'over', how: { reason: 'left', endedAt: new Date().toISOString() } } }),
  oldBrowser: () =>
    visit({
      liveClass: null,
      phase: { kind: 'failed', problem: pageProblem('browser-too-old', 'RTCPeerConnection') },
    }),
  people: () => <OpenPeople />,
  keys: () => (
    <>
      {scenes.classroomTeacher?.()}
      <KeyboardHelp onClose={() => undefined} />
    </>
  ),
  failed: () => visit({ phase: { kind: 'failed', problem: pageProblem('not-enrolled') } }),
  ...doorScenes,
  ...roomScenes,
  ...talkScenes,
};

/** The panel of people is a state of the classroom: opened by its button, as people do. */
function OpenPeople() {
  useEffect(() => {
    const timer = setInterval(() => {
      const button = document.querySelector<HTMLElement>('[data-testid=people]');
      if (button?.getAttribute('aria-pressed') === 'false') button.click();
      else if (button) clearInterval(timer);
    }, 50);
    return () => clearInterval(timer);
  }, []);
  return scenes.classroomTeacher?.();
}

function dayPage(account: Account, shown: Day) {
  useDay.setState({ day: shown });
  return (
    <>
      <AppBar account={account} />
      <MyDay account={account} onPlan={() => undefined} />
    </>
  );
}

function visit(change: Partial<Visit>, account: Account = student) {
  useVisit.setState({ ...NO_VISIT, classId: 'c-1', liveClass: liveClass(), ...change });
  return (
    <>
      <AppBar account={account} />
      <PhasePage />
    </>
  );
}

function inClass(change: Partial<Visit> = {}) {
  useVisit.setState({
    ...NO_VISIT,
    classId: 'c-1',
    liveClass: liveClass(),
    classroom: classroom(),
    link: 'connected',
    phase: { kind: 'inClass' },
    ...change,
  });
  return <PhasePage />;
}

function own(microphone: 'on' | 'muted', camera: 'on' | 'off') {
  useOwnMedia.setState({ sending: { microphone, camera, screen: 'off' } });
}
