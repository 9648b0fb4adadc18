import { useState } from 'react';
import { words } from '../../../i18n';
import type { Classroom } from '../../../state/classroom';
import { moderation } from '../../../state/moderation';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Field } from '../../../ui/Field';
import formStyles from '../../../ui/Form.module.css';
import { useForm } from '../../useForm';
import type { Asking } from './asking';
import { RightsDialog } from './RightsDialog';

interface AskAboutProps {
  readonly asking: Asking;
  readonly classroom: Classroom;
  readonly onClose: () => void;
}

/** The question that comes before something is done with a person. */
export function AskAbout({ asking: { kind, person }, classroom, onClose }: AskAboutProps) {
  const close = () => {
    onClose();
    focusMenuOf(person.id);
  };
  switch (kind) {
    case 'rename':
      return <Rename person={person} isYou={person.id === classroom.you.id} onClose={close} />;
    case 'rights':
      return <RightsDialog person={person} onClose={close} />;
    case 'remove':
      return <Remove person={person} onClose={close} />;
    default:
      return kind satisfies never;
  }
}

/** The menu that the question came from has closed; the focus goes back to its button. */
function focusMenuOf(id: string): void {
  requestAnimationFrame(() => {
    const buttons = [...document.querySelectorAll<HTMLElement>('[data-menu-of]')];
    buttons.find(({ dataset }) => dataset.menuOf === id)?.focus();
  });
}

interface AboutPersonProps {
  readonly person: Asking['person'];
  readonly onClose: () => void;
}

const LONGEST_NAME = 100;

function Rename({ person, isYou, onClose }: AboutPersonProps & { readonly isYou: boolean }) {
  const { field, submit, busy } = useForm({
    initial: { name: person.name },
    check: ({ name }) => ({ name: name.trim() === '' ? words.rosterActs.nameMissing : null }),
    send: async ({ name }) => {
      if (await moderation.rename(isYou ? null : person.id, name)) onClose();
      return null;
    },
  });
  const { renameOwnTitle, renameTitle, newName, save, saving } = words.rosterActs;
  return (
    <Dialog
      open
      onClose={onClose}
      title={isYou ? renameOwnTitle : renameTitle(person.name)}
      testId="rename-dialog"
    >
      <form className={formStyles.form} onSubmit={submit} autoComplete="off" noValidate>
        <Field label={newName} maxLength={LONGEST_NAME} {...field('name')} />
        <div className={formStyles.actions}>
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button look="primary" type="submit" aria-disabled={busy} data-testid="rename-confirm">
            {busy ? saving : save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Remove({ person, onClose }: AboutPersonProps) {
  const [busy, setBusy] = useState(false);
  const remove = async (banned: boolean) => {
    setBusy(true);
    await moderation.remove(person.id, banned);
    setBusy(false);
    onClose();
  };
  const { removeTitle, removeDetail, removeAndBan, removeOnly } = words.rosterActs;
  return (
    <Dialog
      open
      onClose={onClose}
      title={removeTitle(person.name)}
      description={removeDetail}
      testId="remove-dialog"
    >
      <Button onClick={onClose}>{words.app.cancel}</Button>
      <Button disabled={busy} onClick={() => void remove(true)} data-testid="remove-and-ban">
        {removeAndBan}
      </Button>
      <Button
        look="live"
        disabled={busy}
        onClick={() => void remove(false)}
        data-testid="remove-confirm"
      >
        {removeOnly}
      </Button>
    </Dialog>
  );
}
