import { listOf, words } from '../../i18n';
import { conductor } from '../../state/conductor';
import { useVisit } from '../../state/visit';
import { Amphitheatre } from '../../ui/Amphitheatre';
import { Button } from '../../ui/Button';
import { SoundCheck } from '../deviceCheck/SoundCheck';
import styles from './WaitingPage.module.css';

/** The class is on, and somebody decides who comes in: there is nothing to do but to stay. */
export function LobbyPage({ connected }: { connected: boolean }) {
  const { liveClass } = useVisit();
  if (liveClass === null) return null;
  const teachers = liveClass.teachers.map(({ name }) => name);
  return (
    <main className={styles.page} data-testid="in-lobby">
      <Amphitheatre taken={0.3} className={styles.hall} />
      <div className={styles.text}>
        <h1>{liveClass.title}</h1>
        {teachers.length > 0 && <p>{words.waiting.with(listOf(teachers))}</p>}
        <div role="status">
          <p className={styles.start}>{words.inLobby.isOn}</p>
          <p>{words.inLobby.detail}</p>
        </div>
        <p className={styles.count} role="status">
          {!connected && words.waiting.reconnecting}
        </p>
        <p className={styles.quiet}>{words.inLobby.stay}</p>
      </div>
      <div className={styles.actions}>
        <SoundCheck />
        <Button look="plain" onClick={() => conductor.leave()} data-testid="leave">
          {words.waiting.leave}
        </Button>
      </div>
    </main>
  );
}
