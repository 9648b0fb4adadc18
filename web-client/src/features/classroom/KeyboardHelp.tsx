import { words } from '../../i18n';
import type { Permission } from '../../protocol/generated';
import { chooseShortcuts, useShortcutChoice } from '../../state/shortcutChoice';
import { useVisit } from '../../state/visit';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import styles from './KeyboardHelp.module.css';

const KEYS: readonly { key: string; what: string; needs?: Permission }[] = [
  { key: 'M', what: words.keys.microphone, needs: 'mediaAudio' },
  { key: 'V', what: words.keys.camera, needs: 'mediaVideo' },
  { key: 'D', what: words.keys.share, needs: 'mediaScreen' },
  { key: 'R', what: words.keys.hand, needs: 'handRaise' },
  { key: 'P', what: words.keys.people, needs: 'rosterView' },
  { key: 'C', what: words.keys.chat, needs: 'chatRead' },
  { key: 'Q', what: words.keys.questions },
  { key: 'S', what: words.keys.dataSaver },
  { key: 'F', what: words.keys.fullScreen },
  { key: '?', what: words.keys.help },
];

/** Which keys do what for this person, and the switch that turns them off. */
export default function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const { on } = useShortcutChoice();
  const may = useVisit((visit) => visit.classroom?.permissions);
  const keys = KEYS.filter(({ needs }) => needs === undefined || may?.has(needs));
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.keys.title}
      testId="keyboard-help"
      body={
        <>
          <dl className={styles.keys}>
            {keys.map(({ key, what }) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={on}
              onChange={(event) => chooseShortcuts(event.target.checked)}
              data-testid="shortcuts-on"
            />
            {words.keys.on}
          </label>
        </>
      }
    >
      <Button look="primary" onClick={onClose}>
        {words.app.close}
      </Button>
    </Dialog>
  );
}
