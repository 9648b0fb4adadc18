import { Ear } from 'lucide-react';
import { timeOf, words } from '../../i18n';
import type { Problem } from '../../protocol/problem';
import type { LiveClass } from '../../protocol/rest.generated';
import { conductor } from '../../state/conductor';
import { Button } from '../../ui/Button';
import { ProblemMessage } from '../ProblemMessage';
import { ClassHeading } from './ClassHeading';
import styles from './Listener.module.css';
import { SoundCheck } from './SoundCheck';

interface ListenerProps {
  readonly liveClass: LiveClass;
  readonly problem: Problem | null;
}

/** The door for those who listen: one sentence and one button, and no question for devices. */
export function Listener({ liveClass, problem }: ListenerProps) {
  const notOpen = liveClass.state === 'scheduled';
  return (
    <main className={styles.page} data-testid="entrance">
      <ClassHeading liveClass={liveClass} />
      {problem && <ProblemMessage problem={problem} />}
      <div className={styles.sentence}>
        <Ear size={28} strokeWidth={1.75} aria-hidden />
        <div>
          <h2>{words.entrance.listener}</h2>
          <p>{words.entrance.listenerDetail}</p>
        </div>
      </div>
      <div className={styles.actions}>
        <Button
          look="primary"
          size="large"
          disabled={notOpen}
          onClick={() => void conductor.enter()}
          data-testid="join"
        >
          {liveClass.state === 'live' ? words.entrance.join : words.entrance.wait}
        </Button>
        <SoundCheck />
      </div>
      {notOpen && <p>{words.entrance.opensAt(timeOf(liveClass.opensAt))}</p>}
    </main>
  );
}
