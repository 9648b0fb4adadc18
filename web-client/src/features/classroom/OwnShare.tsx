import { MonitorUp } from 'lucide-react';
import { words } from '../../i18n';
import { ownMedia, useOwnMedia } from '../../state/ownMedia';
import { Button } from '../../ui/Button';
import styles from './Notices.module.css';

/** Whoever shares a screen sees that they do, wherever they look. */
export function OwnShare() {
  const sharing = useOwnMedia((media) => media.sending.screen === 'on');
  if (!sharing) return null;
  return (
    <div className={styles.line} role="status" data-testid="own-share">
      <MonitorUp size={20} strokeWidth={1.75} aria-hidden />
      <p>{words.classroom.youShare}</p>
      <Button size="small" onClick={() => ownMedia.stopScreen()}>
        {words.classroom.stopSharing}
      </Button>
    </div>
  );
}
