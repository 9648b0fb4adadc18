import {
  Camera,
  CameraOff,
  MonitorUp,
  MonitorX,
  Settings2,
  Undo2,
  Users,
} from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { words } from '../../i18n';
import type { Classroom } from '../../state/classroom';
import { acts } from '../../state/acts';
import { canShare, ownMedia, useOwnMedia } from '../../state/ownMedia';
import styles from './ControlBar.module.css';
import { ControlButton } from './ControlButton';
import { LeaveButton } from './LeaveButton';
import { MicrophoneButton } from './MicrophoneButton';

const DeviceSettings = lazy(() => import('./DeviceSettings'));

interface ControlBarProps {
  readonly classroom: Classroom;
  readonly peopleOpen: boolean;
  readonly onPeople: () => void;
}

export function ControlBar({ classroom, peopleOpen, onPeople }: ControlBarProps) {
  const { permissions, you } = classroom;
  const speaks = permissions.has('mediaAudio');
  return (
    <div className={styles.bar} role="group" aria-label={words.classroom.bar}>
      <div className={styles.group}>
        {speaks && <MicrophoneButton />}
        {permissions.has('mediaVideo') && <CameraButton />}
        {permissions.has('mediaScreen') && canShare() && <ShareButton />}
        {speaks && you.role === 'student' && (
          <ControlButton
            icon={Undo2}
            label={words.classroom.leaveStage}
            short={words.classroom.offStage}
            onClick={() => void acts.takeOffStage(null)}
            testId="leave-stage"
          />
        )}
        {speaks && <SettingsButton />}
      </div>
      <div className={styles.group}>
        {permissions.has('rosterView') && (
          <ControlButton
            icon={Users}
            label={words.classroom.peoplePanel}
            pressed={peopleOpen}
            onClick={onPeople}
            shortcut="P"
            testId="people"
          />
        )}
        <LeaveButton classroom={classroom} />
      </div>
    </div>
  );
}

function CameraButton() {
  const { sending, busy } = useOwnMedia();
  const on = sending.camera === 'on';
  return (
    <ControlButton
      icon={on ? Camera : CameraOff}
      label={on ? words.classroom.stopCamera : words.classroom.startCamera}
      short={words.classroom.camera}
      disabled={busy === 'camera'}
      onClick={() => void ownMedia.toggleCamera()}
      shortcut="V"
      testId="camera"
    />
  );
}

function ShareButton() {
  const { sending, busy } = useOwnMedia();
  const on = sending.screen === 'on';
  return (
    <ControlButton
      icon={on ? MonitorX : MonitorUp}
      label={on ? words.classroom.stopSharing : words.classroom.share}
      short={words.classroom.share}
      disabled={busy === 'screen'}
      onClick={() => void ownMedia.toggleScreen()}
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
