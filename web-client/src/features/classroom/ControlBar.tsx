import { Camera, CameraOff, MonitorUp, MonitorX, Settings2, Undo2, Users } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { words } from '../../i18n';
import type { Classroom } from '../../state/classroom';
import { acts } from '../../state/acts';
import { canShare, ownMedia, useOwnMedia } from '../../state/ownMedia';
import { panel, usePanel } from '../../state/panel';
import { leads } from '../../state/rules';
import { ChatButton } from './chat/ChatButton';
import styles from './ControlBar.module.css';
import { ControlButton } from './ControlButton';
import { HandButton } from './hands/HandButton';
import { LeaveButton } from './LeaveButton';
import { MicrophoneButton } from './MicrophoneButton';
import { NeedsButton } from './needs/NeedsButton';
import { PollsButton } from './polls/PollsButton';
import { QuestionsButton } from './questions/QuestionsButton';
import { ReactButton } from './reactions/ReactButton';
import { useHindrance, whySentence } from './why';

const DeviceSettings = lazy(() => import('./DeviceSettings'));

export function ControlBar({ classroom }: { classroom: Classroom }) {
  const { permissions, you } = classroom;
  const leading = leads(you.role);
  const speaks = permissions.has('mediaAudio') || (you.onStage && !leading);
  return (
    <div className={styles.bar} role="group" aria-label={words.classroom.bar} data-many={speaks}>
      <div className={styles.group}>
        {speaks && <MicrophoneButton classroom={classroom} />}
        {permissions.has('mediaVideo') && <CameraButton classroom={classroom} />}
        {permissions.has('mediaScreen') && canShare() && <ShareButton classroom={classroom} />}
        {speaks && !leading && (
          <ControlButton
            icon={Undo2}
            label={words.classroom.leaveStage}
            short={words.classroom.offStage}
            onClick={() => void acts.takeOffStage(null)}
            testId="leave-stage"
          />
        )}
        {speaks && <SettingsButton />}
        {!leading && <HandButton classroom={classroom} />}
        <ReactButton classroom={classroom} />
      </div>
      <div className={styles.group}>
        {permissions.has('participantModerate') && <NeedsButton />}
        <PeopleButton classroom={classroom} />
        <ChatButton classroom={classroom} />
        <QuestionsButton />
        <PollsButton classroom={classroom} />
        <LeaveButton classroom={classroom} />
      </div>
    </div>
  );
}

function PeopleButton({ classroom }: { classroom: Classroom }) {
  const open = usePanel((shown) => shown.open === 'people');
  const hindrance = useHindrance(classroom, 'rosterView');
  if (hindrance === 'notAllowed') return null;
  return (
    <ControlButton
      icon={Users}
      label={words.classroom.peoplePanel}
      pressed={open}
      onClick={() => panel.toggle('people')}
      why={whySentence(hindrance, 'rosterView')}
      shortcut="P"
      testId="people"
    />
  );
}

function CameraButton({ classroom }: { classroom: Classroom }) {
  const { sending, busy } = useOwnMedia();
  const hindrance = useHindrance(classroom, 'mediaVideo');
  const on = sending.camera === 'on';
  return (
    <ControlButton
      icon={on ? Camera : CameraOff}
      label={on ? words.classroom.stopCamera : words.classroom.startCamera}
      short={words.classroom.camera}
      disabled={busy === 'camera'}
      onClick={() => void ownMedia.toggleCamera()}
      why={whySentence(hindrance, 'mediaVideo')}
      shortcut="V"
      testId="camera"
    />
  );
}

function ShareButton({ classroom }: { classroom: Classroom }) {
  const { sending, busy } = useOwnMedia();
  const hindrance = useHindrance(classroom, 'mediaScreen');
  const on = sending.screen === 'on';
  return (
    <ControlButton
      icon={on ? MonitorX : MonitorUp}
      label={on ? words.classroom.stopSharing : words.classroom.share}
      short={words.classroom.share}
      disabled={busy === 'screen'}
      onClick={() => void ownMedia.toggleScreen()}
      why={whySentence(hindrance, 'mediaScreen')}
      shortcut="D"
      testId="share"
    />
  );
}

function SettingsButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <ControlButton
        icon={Settings2}
        label={words.classroom.devices}
        onClick={() => setOpen(true)}
        testId="devices"
      />
      {open && (
        <Suspense>
          <DeviceSettings onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
