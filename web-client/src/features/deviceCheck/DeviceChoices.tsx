import { useEffect, useState } from 'react';
import { words } from '../../i18n';
import { pictures } from '../../state/pictures';
import { ownMedia, useOwnMedia } from '../../state/ownMedia';
import { Choice } from '../../ui/Field';
import styles from './DeviceCheck.module.css';

/** Which microphone, camera and speaker, where there is a choice. */
export function DeviceChoices() {
  const { list, choice } = useOwnMedia();
  const [speaker, setSpeaker] = useState('');
  useEffect(() => void ownMedia.refreshDevices(), []);
  return (
    <div className={styles.choices}>
      <Choice
        label={words.devices.microphone}
        value={choice.microphoneId ?? ''}
        onChange={(event) => void ownMedia.choose('microphone', event.target.value)}
      >
        <Options devices={list.microphones} />
      </Choice>
      <Choice
        label={words.devices.camera}
        value={choice.cameraId ?? ''}
        onChange={(event) => void ownMedia.choose('camera', event.target.value)}
      >
        <Options devices={list.cameras} />
      </Choice>
      {list.speakers.length > 1 && (
        <Choice
          label={words.devices.speaker}
          value={speaker}
          onChange={(event) => {
            setSpeaker(event.target.value);
            pictures.playOn(event.target.value);
          }}
        >
          <Options devices={list.speakers} />
        </Choice>
      )}
    </div>
  );
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
