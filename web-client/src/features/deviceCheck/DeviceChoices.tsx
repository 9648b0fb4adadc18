import { useEffect } from 'react';
import { words } from '../../i18n';
import { deviceWatch } from '../../state/deviceWatch';
import { ownMedia, useOwnMedia } from '../../state/ownMedia';
import { useSpeaker } from '../../state/speaker';
import { Choice } from '../../ui/Field';
import styles from './DeviceCheck.module.css';

/** Which microphone, camera and speaker, where there is a choice. */
export function DeviceChoices() {
  const { list, choice } = useOwnMedia();
  useEffect(() => void ownMedia.refreshDevices(), []);
  return (
    <div className={styles.choices}>
      <Choice
        label={words.devices.microphone}
        value={choice.microphoneId ?? ''}
        onChange={(event) => void deviceWatch.choose('microphone', event.target.value)}
        data-testid="choose-microphone"
      >
        <Options devices={list.microphones} />
      </Choice>
      <Choice
        label={words.devices.camera}
        value={choice.cameraId ?? ''}
        onChange={(event) => void deviceWatch.choose('camera', event.target.value)}
        data-testid="choose-camera"
      >
        <Options devices={list.cameras} />
      </Choice>
      {list.speakers.length > 1 && canChooseSpeaker() && <SpeakerChoice />}
    </div>
  );
}

function SpeakerChoice() {
  const { speakers } = useOwnMedia((media) => media.list);
  const id = useSpeaker((speaker) => speaker.id);
  return (
    <Choice
      label={words.devices.speaker}
      value={id}
      onChange={(event) => void deviceWatch.choose('speaker', event.target.value)}
      data-testid="choose-speaker"
    >
      <Options devices={speakers} />
    </Choice>
  );
}

function canChooseSpeaker(): boolean {
  return 'setSinkId' in HTMLMediaElement.prototype;
}

function Options({ devices }: { devices: readonly { id: string; label: string }[] }) {
  const named = devices.filter(({ id }) => id !== 'default');
  return (
    <>
      <option value="">{words.devices.default}</option>
      {named.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </>
  );
}
