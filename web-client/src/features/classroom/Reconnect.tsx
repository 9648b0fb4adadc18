import { WifiOff } from 'lucide-react';
import { words } from '../../i18n';
import { conductor } from '../../state/conductor';
import { dataSaver, useDataSaver } from '../../state/dataSaver';
import { useOwnMedia } from '../../state/ownMedia';
import { useVisit, type Visit } from '../../state/visit';
import { Button } from '../../ui/Button';
import { useNow } from '../../ui/useNow';
import styles from './Reconnect.module.css';

const HELP_AFTER_MS = 10_000;

/** The last picture stays, dimmed; one line says what is going on, and after 10 s what helps. */
export function Reconnect() {
  const visit = useVisit();
  const muted = useOwnMedia((media) => media.sending.microphone === 'muted');
  const now = useNow(1_000);
  if (visit.lostAt === null) return null;
  return (
    <div className={styles.veil} data-testid="reconnecting" data-link={visit.link}>
      <div className={styles.banner} role="status">
        <WifiOff size={20} strokeWidth={1.75} aria-hidden />
        <p>
          {sentence(visit)} {muted && words.reconnect.muted}
        </p>
        {now - visit.lostAt > HELP_AFTER_MS && <Help />}
      </div>
    </div>
  );
}

function Help() {
  const saves = useDataSaver((saver) => saver.on);
  return (
    <div className={styles.help} data-testid="reconnect-help">
      <p>{words.reconnect.help}</p>
      {!saves && (
        <Button size="small" onClick={() => dataSaver.choose(true)} data-testid="help-data-saver">
          {words.dataSaver.use}
        </Button>
      )}
      <Button size="small" onClick={() => conductor.rejoin()} data-testid="help-rejoin">
        {words.reconnect.rejoin}
      </Button>
      <Button size="small" onClick={() => conductor.leave()} data-testid="help-leave">
        {words.reconnect.leave}
      </Button>
    </div>
  );
}

/** What is going on, as far as the page knows. */
function sentence({ link, trouble }: Visit): string {
  if (link !== 'rejoining' && trouble === null) return words.reconnect.restarting;
  switch (trouble) {
    case 'session-not-found':
    case 'node-unreachable':
    case 'no-node':
      return words.reconnect.moving;
    case 'offline':
    case 'no-answer':
    case 'signaling-lost':
      // What browsers say of the device alone is wrong now and then.
      return navigator.onLine ? words.reconnect.unreachable : words.reconnect.offline;
    default:
      return link === 'rejoining' ? words.reconnect.rejoining : words.reconnect.restarting;
  }
}
