import { Volume2 } from 'lucide-react';
import { useState } from 'react';
import { words } from '../../i18n';
import { soundCheck } from '../../state/speaker';
import { Button } from '../../ui/Button';
import styles from './SoundCheck.module.css';

/** Plays a sound, so that a person knows that they will hear the class. */
export function SoundCheck() {
  const [state, setState] = useState<'idle' | 'playing' | 'played'>('idle');
  const play = async () => {
    setState('playing');
    await soundCheck();
    setState('played');
  };
  return (
    <div className={styles.check}>
      <Button icon={Volume2} onClick={() => void play()} disabled={state === 'playing'}>
        {state === 'playing' ? words.entrance.soundPlaying : words.entrance.soundCheck}
      </Button>
      {state === 'played' && <p role="status">{words.entrance.soundHeard}</p>}
    </div>
  );
}
