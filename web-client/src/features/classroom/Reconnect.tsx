import { WifiOff } from 'lucide-react';
import { words } from '../../i18n';
import { conductor } from '../../state/conductor';
import { useOwnMedia } from '../../state/ownMedia';
import { useVisit } from '../../state/visit';
import { Button } from '../../ui/Button';
import { useNow } from '../../ui/useNow';
import styles from './Reconnect.module.css';

const HELP_AFTER_MS = 10_000;

/** The last picture stays, dimmed; one line says what is going on, and after 10 s what helps. */
export function Reconnect() {
  const { lostAt, link } = useVisit();
  const muted = useOwnMedia((media) => media.sending.microphone === 'muted');
  const now = useNow(1_000);
  if (lostAt === null) return null;
  const sentence = link === 'rejoining' ? words.reconnect.rejoining : words.reconnect.restarting;
  return (
    <div className={styles.veil} data-testid="reconnecting">
      <div className={styles.banner} role="status">
        <WifiOff size={20} strokeWidth={1.75} aria-hidden />
        <p>
          {sentence} {muted && words.reconnect.muted}
        </p>
        {now - lostAt > HELP_AFTER_MS && (
          <div className={styles.help} data-testid="reconnect-help">
            <p>{words.reconnect.help}</p>
            <Button size="small" onClick={() => location.reload()}>
              {words.reconnect.rejoin}
            </Button>
            <Button size="small" onClick={() => conductor.leave()}>
              {words.reconnect.leave}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
