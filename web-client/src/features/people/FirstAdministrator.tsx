import { useLocation } from 'wouter';
import { words } from '../../i18n';
import { becomeAdministrator } from '../../state/planning';
import { sessionActions } from '../../state/session';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { ProblemMessage } from '../ProblemMessage';
import { useForm } from '../useForm';
import { Doorstep } from '../signIn/Doorstep';
import styles from '../signIn/SignIn.module.css';
import { wrongInPerson } from './wrongInPerson';

/** The page behind the one-time link of a new installation. */
export default function FirstAdministrator({ link }: { link: string }) {
  const [, navigate] = useLocation();
  const { field, submit, problem, busy } = useForm({
    initial: { name: '', email: '', password: '' },
    check: wrongInPerson,
    send: async (person) => {
      const refused = await becomeAdministrator({ link, ...person });
      if (refused) return refused;
      await sessionActions.signIn(person.email, person.password);
      navigate('/people');
      return null;
    },
  });
  return (
    <Doorstep>
      <form className={styles.form} onSubmit={submit} noValidate data-testid="first-administrator">
        <div>
          <h1>{words.firstAdministrator.title}</h1>
          <p className={styles.help}>{words.firstAdministrator.text}</p>
        </div>
        {problem && (
          <ProblemMessage
            problem={problem}
            said={problem.code === 'forbidden' ? words.firstAdministrator.linkRefused : undefined}
          />
        )}
        <Field label={words.firstAdministrator.name} autoComplete="name" {...field('name')} />
        <Field
          label={words.signIn.email}
          type="email"
          autoComplete="username"
          {...field('email')}
        />
        <Field
          label={words.signIn.password}
          hint={words.peoplePage.passwordHint}
          type="password"
          autoComplete="new-password"
          {...field('password')}
        />
        <Button
          look="primary"
          size="large"
          type="submit"
          aria-disabled={busy}
          data-testid="first-create"
        >
          {busy ? words.peoplePage.busy : words.firstAdministrator.submit}
        </Button>
      </form>
    </Doorstep>
  );
}
