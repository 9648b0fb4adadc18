import { Camera, CameraOff, Mic, MicOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { timeOf, words } from '../../i18n';
import type { Problem } from '../../protocol/problem';
import type { LiveClass } from '../../protocol/rest.generated';
import { conductor } from '../../state/conductor';
import { ownMedia, useOwnMedia } from '../../state/ownMedia';
import { pictures } from '../../state/pictures';
import { Button } from '../../ui/Button';
import { MediaHost } from '../../ui/MediaHost';
import { Message } from '../../ui/Message';
import { deviceText } from '../deviceText';
import { ProblemMessage } from '../ProblemMessage';
import { ClassHeading } from './ClassHeading';
import styles from './DeviceCheck.module.css';
import { DeviceChoices } from './DeviceChoices';
import { LevelBar } from './LevelBar';
import { SoundCheck } from './SoundCheck';

interface DeviceCheckProps {
  readonly liveClass: LiveClass;
  readonly problem: Problem | null;
}

/** The door for those who speak: the preview is the page. */
export default function DeviceCheck({ liveClass, problem }: DeviceCheckProps) {
  const { sending, busy, notice } = useOwnMedia();
  const nothing = sending.camera === 'off' && sending.microphone === 'off';
  return (
    <main className={styles.page} data-testid="device-check">
      <div className={styles.preview}>
        <Preview asking={busy !== null} />
      </div>
      <div className={styles.side}>
        <ClassHeading liveClass={liveClass} />
        {problem && <ProblemMessage problem={problem} />}
        {notice && (
          <Message kind="bad" title={deviceText(notice)} testId={`device-${notice.trouble}`} />
        )}
        {!nothing && !notice && <Verdict />}
        <EnterButton liveClass={liveClass} look={nothing && !notice ? 'quiet' : 'primary'} />
        {!nothing && <DeviceChoices />}
        <SoundCheck />
      </div>
    </main>
  );
}

function Preview({ asking }: { asking: boolean }) {
  const { sending } = useOwnMedia();
  const on = sending.camera === 'on';
  const fresh = !on && sending.microphone === 'off';
  return (
    <div className={styles.frame}>
      {on ? (
        <MediaHost
          element={ownMedia.selfView()}
          place={pictures.place}
          className={styles.picture}
        />
      ) : (
        <div className={styles.noPicture}>
          {fresh ? (
            <>
              <h2>{words.devices.noneYet}</h2>
              <p>{words.devices.startDetail}</p>
              <Button
                look="primary"
                size="large"
                icon={Camera}
                disabled={asking}
                onClick={() => void ownMedia.startBoth()}
                data-testid="start-devices"
              >
                {words.devices.start}
              </Button>
            </>
          ) : (
            <>
              <CameraOff size={40} strokeWidth={1.5} aria-hidden />
              <p>{words.devices.off}</p>
            </>
          )}
        </div>
      )}
      {!fresh && <PreviewControls />}
    </div>
  );
}

function PreviewControls() {
  const { sending } = useOwnMedia();
  const speaks = sending.microphone === 'on';
  const shows = sending.camera === 'on';
  return (
    <div className={styles.controls}>
      <button
        type="button"
        aria-pressed={speaks}
        onClick={() => void ownMedia.toggleMicrophone()}
        data-testid="preview-microphone"
      >
        {speaks ? <Mic size={20} strokeWidth={1.75} /> : <MicOff size={20} strokeWidth={1.75} />}
        {speaks ? words.classroom.mute : words.classroom.unmute}
      </button>
      <button
        type="button"
        aria-pressed={shows}
        onClick={() => void ownMedia.toggleCamera()}
        data-testid="preview-camera"
      >
        {shows ? (
          <Camera size={20} strokeWidth={1.75} />
        ) : (
          <CameraOff size={20} strokeWidth={1.75} />
        )}
        {shows ? words.classroom.stopCamera : words.classroom.startCamera}
      </button>
    </div>
  );
}

/** One green sentence when all is well; until then, what is missing. */
function Verdict() {
  const { sending } = useOwnMedia();
  const heard = useHeard(sending.microphone === 'on');
  const speaks = sending.microphone === 'on';
  const sentence = sending.camera === 'on' ? words.devices.good : words.devices.goodVoice;
  return (
    <div className={styles.verdict}>
      <p data-good={speaks && heard} role="status">
        {speaks ? (heard ? sentence : words.devices.speak) : words.classroom.muted}
      </p>
      <LevelBar label={words.devices.level} />
    </div>
  );
}

/** Whether the microphone has brought anything louder than a quiet room. */
function useHeard(listening: boolean): boolean {
  const [heard, setHeard] = useState(false);
  const loudFor = useRef(0);
  useEffect(() => {
    if (!listening || heard) return;
    const timer = setInterval(() => {
      loudFor.current = ownMedia.level() > 0.35 ? loudFor.current + 1 : loudFor.current;
      if (loudFor.current > 3) setHeard(true);
    }, 100);
    return () => clearInterval(timer);
  }, [listening, heard]);
  return heard;
}

interface EnterButtonProps {
  readonly liveClass: LiveClass;
  /** One thing at a time: until devices were tried, trying them is what the page is about. */
  readonly look: 'primary' | 'quiet';
}

function EnterButton({ liveClass, look }: EnterButtonProps) {
  if (liveClass.state === 'scheduled') {
    return <p>{words.entrance.notOpen(timeOf(liveClass.opensAt))}</p>;
  }
  const live = liveClass.state === 'live';
  return (
    <div className={styles.enter}>
      <Button
        look={look}
        size="large"
        onClick={() => void (live ? conductor.enter() : conductor.goLive())}
        data-testid={live ? 'join' : 'go-live'}
      >
        {live ? words.entrance.join : words.entrance.goLive}
      </Button>
      {!live && <p>{words.entrance.goLiveDetail}</p>}
    </div>
  );
}
