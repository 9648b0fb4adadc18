import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { words } from '../../i18n';
import type { Problem } from '../../protocol/problem';
import { becomeAdministrator } from '../../state/planning';
import { sessionActions } from '../../state/session';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Mark } from '../../ui/Mark';
import { ProblemMessage } from '../ProblemMessage';
import styles from './People.module.css';

/** The page behind the one-time link of a new installation. */
export default function FirstAdministrator({ link }: { link: string }) {
  const [person, setPerson] = useState({ name: '', email: '', password: '' });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [, navigate] = useLocation();
  const change = (part: Partial<typeof person>) => setPerson({ ...person, ...part });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const failure = await becomeAdministrator({ link, ...person });
    setProblem(failure);
    if (failure) return;
    await sessionActions.signIn(person.email, person.password);
    navigate('/people');
  };
  return (
    <main className={styles.first}>
      <Mark name={words.app.name} />
      <h1>{words.firstAdministrator.title}</h1>
      <p>{words.firstAdministrator.text}</p>
      {problem && <ProblemMessage problem={problem} />}
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <Field
          label={words.firstAdministrator.name}
          autoComplete="name"
          required
          value={person.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <Field
          label={words.signIn.email}
          type="email"
          autoComplete="username"
          required
          value={person.email}
          onChange={(event) => change({ email: event.target.value })}
        />
        <Field
          label={words.signIn.password}
          type="password"
          autoComplete="new-password"
          required
          value={person.password}
          onChange={(event) => change({ password: event.target.value })}
        />
        <Button look="primary" size="large" type="submit">
          {words.firstAdministrator.submit}
        </Button>
      </form>
    </main>
  );
}
