import { type FormEvent, useState } from 'react';
import { words } from '../../../i18n';
import type { Participant, Permission } from '../../../protocol/generated';
import { moderation } from '../../../state/moderation';
import { type Rights, useRules } from '../../../state/rules';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import formStyles from '../../../ui/Form.module.css';
import styles from './RightsDialog.module.css';

/** What can be given to one person and taken from them, in the order of the dialog. */
// eslint-disable-next-line no-restricted-syntax -- Keys: they are the same in every language.
const SETTABLE = Object.keys(words.rosterActs.permissions) as Settable[];
type Settable = keyof typeof words.rosterActs.permissions;

type Say = 'asRole' | 'allowed' | 'denied';
const SAYS: readonly Say[] = ['asRole', 'allowed', 'denied'];

interface RightsDialogProps {
  readonly person: Participant;
  readonly onClose: () => void;
}

/** What one person may do besides what their role says, and what not. Nothing holds until saved. */
export function RightsDialog({ person, onClose }: RightsDialogProps) {
  const before = useRules(({ rights }) => rights.get(person.id));
  const [rights, setRights] = useState<Rights>(before ?? { granted: [], denied: [] });
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const saved = await moderation.setRights(person.id, rights);
    setBusy(false);
    if (saved) onClose();
  };
  const { rightsTitle, rightsDetail, permissions, saving } = words.rosterActs;
  return (
    <Dialog
      open
      onClose={onClose}
      title={rightsTitle(person.name)}
      description={rightsDetail}
      testId="rights-dialog"
    >
      <form className={formStyles.form} onSubmit={(event) => void save(event)}>
        <ul className={styles.rights}>
          {SETTABLE.map((what) => (
            <li key={what}>
              <label htmlFor={`right-${what}`}>{permissions[what]}</label>
              <select
                id={`right-${what}`}
                value={saidOf(rights, what)}
                onChange={({ target }) => setRights(withSaid(rights, what, target.value as Say))}
                data-testid={`right-${what}`}
              >
                {SAYS.map((say) => (
                  <option key={say} value={say}>
                    {words.rosterActs[say]}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ul>
        <div className={formStyles.actions}>
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button look="primary" type="submit" aria-disabled={busy} data-testid="rights-confirm">
            {busy ? saving : words.rosterActs.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function saidOf({ granted, denied }: Rights, what: Permission): Say {
  if (denied.includes(what)) return 'denied';
  return granted.includes(what) ? 'allowed' : 'asRole';
}

function withSaid({ granted, denied }: Rights, what: Permission, say: Say): Rights {
  const rest = (all: readonly Permission[]) => all.filter((one) => one !== what);
  return {
    granted: say === 'allowed' ? [...rest(granted), what] : rest(granted),
    denied: say === 'denied' ? [...rest(denied), what] : rest(denied),
  };
}
