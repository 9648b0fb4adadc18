import { useState } from 'react';
import { words } from '../../i18n';
import type { AccountRole } from '../../protocol/rest.generated';
import { addAccount } from '../../state/planning';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Choice, Field } from '../../ui/Field';
import { Message } from '../../ui/Message';
import { ProblemMessage } from '../ProblemMessage';
import { useForm } from '../useForm';
import styles from '../../ui/Form.module.css';
import { wrongInPerson } from './wrongInPerson';

const NOBODY = { name: '', email: '', role: 'student', password: '' };

interface AddPersonProps {
  readonly onAdded: () => void;
  readonly onClose: () => void;
}

/** A new account. The role stays for the next one, because people come in groups. */
export function AddPerson({ onAdded, onClose }: AddPersonProps) {
  const [added, setAdded] = useState<string | null>(null);
  const { field, submit, problem, busy, reset } = useForm({
    initial: NOBODY,
    check: wrongInPerson,
    about: { 'already-exists': 'email' },
    send: async (person) => {
      setAdded(null);
      const result = await addAccount({ ...person, role: person.role as AccountRole });
      if (!result.ok) return result.problem;
      setAdded(result.value.name);
      reset({ ...NOBODY, role: person.role });
      onAdded();
      return null;
    },
  });
  return (
    <Dialog open onClose={onClose} title={words.peoplePage.add} testId="add-person-dialog">
      <form className={styles.form} onSubmit={submit} autoComplete="off" noValidate>
        {problem && <ProblemMessage problem={problem} />}
        {added && <Message kind="good" title={words.peoplePage.created(added)} />}
        <Field label={words.peoplePage.name} {...field('name')} />
        <Field label={words.peoplePage.email} type="email" {...field('email')} />
        <RoleChoice {...field('role')} />
        <Field
          label={words.peoplePage.password}
          hint={words.peoplePage.passwordHint}
          type="password"
          autoComplete="new-password"
          {...field('password')}
        />
        <div className={styles.actions}>
          <Button onClick={onClose}>{added ? words.app.close : words.app.cancel}</Button>
          <Button look="primary" type="submit" aria-disabled={busy} data-testid="add-person">
            {busy ? words.peoplePage.busy : words.peoplePage.create}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function RoleChoice({
  name,
  value,
  onChange,
}: Pick<React.ComponentProps<'select'>, 'name' | 'value' | 'onChange'>) {
  return (
    <Choice label={words.peoplePage.role} name={name} value={value} onChange={onChange}>
      <option value="student">{words.account.roles.student}</option>
      <option value="teacher">{words.account.roles.teacher}</option>
      <option value="administrator">{words.account.roles.administrator}</option>
    </Choice>
  );
}
