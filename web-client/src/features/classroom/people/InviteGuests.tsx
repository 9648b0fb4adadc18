import { useState } from 'react';
import { words } from '../../../i18n';
import type { Problem } from '../../../protocol/problem';
import { guestActions } from '../../../state/guest';
import { Button } from '../../../ui/Button';
import { CopyButton } from '../../../ui/CopyButton';
import { Dialog } from '../../../ui/Dialog';
import { Choice, Field } from '../../../ui/Field';
import { ProblemMessage } from '../../ProblemMessage';
import styles from './InviteGuests.module.css';

/** How many people may come by one link. */
const USES = [1, 5, 10, 30, 100, 500];
const USUAL = 10;

/** Makes one link for people without accounts, and shows it: it is to be had only now. */
export default function InviteGuests({ onClose }: { onClose: () => void }) {
  const [uses, setUses] = useState(USUAL);
  const [link, setLink] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async () => {
    if (busy) return;
    setBusy(true);
    const made = await guestActions.invite(uses);
    setBusy(false);
    if (made.ok) setLink(made.value);
    setProblem(made.ok ? null : made.problem);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.invite.title}
      description={words.invite.detail}
      testId="invite-guests-dialog"
      body={
        <div className={styles.invitation}>
          {problem && <ProblemMessage problem={problem} />}
          {link === null ? (
            <Choice
              label={words.invite.howMany}
              value={uses}
              onChange={({ target }) => setUses(Number(target.value))}
              data-testid="guest-uses"
            >
              {USES.map((count) => (
                <option key={count} value={count}>
                  {words.invite.people(count)}
                </option>
              ))}
            </Choice>
          ) : (
            <Field
              label={words.invite.link}
              hint={words.invite.hint}
              value={link}
              readOnly
              autoFocus
              dir="ltr"
              onFocus={({ target }) => target.select()}
              data-testid="guest-link"
            />
          )}
        </div>
      }
    >
      <Button onClick={onClose}>{words.app.close}</Button>
      {link === null ? (
        <Button
          look="primary"
          aria-disabled={busy}
          onClick={() => void make()}
          data-testid="make-guest-link"
        >
          {busy ? words.invite.making : words.invite.make}
        </Button>
      ) : (
        <CopyButton text={() => link} label={words.invite.copy} copied={words.invite.copied} />
      )}
    </Dialog>
  );
}
