import { words } from '../../i18n';
import type { Words } from '../../i18n/catalogue';
import type { Permission } from '../../protocol/generated';
import { chooseShortcuts, useShortcutChoice } from '../../state/shortcutChoice';
import { useVisit } from '../../state/visit';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import styles from './KeyboardHelp.module.css';

interface Key {
  readonly key: string;
  readonly what: keyof Words['keys'];
  readonly needs?: Permission;
}

const KEYS: readonly Key[] = [
  { key: 'M', what: 'microphone', needs: 'mediaAudio' },
  { key: 'V', what: 'camera', needs: 'mediaVideo' },
  { key: 'D', what: 'share', needs: 'mediaScreen' },
  { key: 'R', what: 'hand', needs: 'handRaise' },
  { key: 'P', what: 'people', needs: 'rosterView' },
  { key: 'C', what: 'chat', needs: 'chatRead' },
  { key: 'Q', what: 'questions' },
  { key: 'S', what: 'dataSaver' },
  { key: 'F', what: 'fullScreen' },
  { key: '?', what: 'help' },
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
                <dd>{words.keys[what]}</dd>
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
