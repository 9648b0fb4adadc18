import { words } from '../../i18n';
import type { Problem } from '../../protocol/problem';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { ProblemMessage } from '../ProblemMessage';
import styles from '../signIn/SignIn.module.css';
import { useForm } from '../useForm';

const LONGEST_NAME = 100;

interface GuestFormProps {
  /** Why they could not come back by themselves. */
  readonly refused: Problem | null;
  /** Whether the link is one: nobody says a name to a link that is cut off. */
  readonly whole: boolean;
  /** Null: they are in. */
  readonly onSend: (name: string) => Promise<Problem | null>;
}

/** What a guest is asked: a name, and nothing else. */
export function GuestForm({ refused, whole, onSend }: GuestFormProps) {
  const { field, submit, problem, busy } = useForm({
    initial: { name: '' },
    check: ({ name }) => ({ name: name.trim() ? null : words.guest.nameMissing }),
    send: ({ name }) => onSend(name.trim()),
  });
  const shown = problem ?? refused;
  return (
    <form className={styles.form} onSubmit={submit} noValidate data-testid="guest">
      <div>
        <h1>{words.guest.title}</h1>
        {whole && <p className={styles.help}>{words.guest.detail}</p>}
      </div>
      {shown && <ProblemMessage problem={shown} />}
      {whole && (
        <>
          <Field
            label={words.guest.name}
            autoComplete="name"
            maxLength={LONGEST_NAME}
            data-testid="guest-name"
            {...field('name')}
          />
          <Button
            look="primary"
            size="large"
            type="submit"
            aria-disabled={busy}
            data-testid="guest-enter"
          >
            {busy ? words.guest.busy : words.guest.submit}
          </Button>
        </>
      )}
    </form>
  );
}
