import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { words } from '../../i18n';
import type { Problem } from '../../protocol/problem';
import { sessionActions } from '../../state/session';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { ProblemMessage } from '../ProblemMessage';
import { useForm } from '../useForm';
import { Doorstep } from './Doorstep';
import styles from './SignIn.module.css';

interface SignInProps {
  readonly problem: Problem | null;
  readonly busy: boolean;
}

export function SignIn({ problem, busy }: SignInProps) {
  return (
    <Doorstep>
      <SignInForm problem={problem} busy={busy} />
    </Doorstep>
  );
}

function SignInForm({ problem, busy }: SignInProps) {
  const [visible, setVisible] = useState(false);
  const { field, submit } = useForm({
    initial: { email: '', password: '' },
    check: ({ email, password }) => ({
      email: email.trim() ? null : words.signIn.emailMissing,
      password: password ? null : words.signIn.passwordMissing,
    }),
    send: async ({ email, password }) => {
      if (!busy) await sessionActions.signIn(email, password);
      return null;
    },
  });
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h1>{words.signIn.title}</h1>
      {problem && <ProblemMessage problem={problem} />}
      <Field
        label={words.signIn.email}
        type="email"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        data-testid="email"
        {...field('email')}
      />
      <Field
        label={words.signIn.password}
        type={visible ? 'text' : 'password'}
        autoComplete="current-password"
        data-testid="password"
        {...field('password')}
        after={<Reveal visible={visible} onToggle={() => setVisible(!visible)} />}
      />
      <Button look="primary" size="large" type="submit" aria-disabled={busy} data-testid="sign-in">
        {busy ? words.signIn.busy : words.signIn.submit}
      </Button>
      <p className={styles.help}>{words.signIn.help}</p>
    </form>
  );
}

function Reveal({ visible, onToggle }: { visible: boolean; onToggle: () => void }) {
  const Icon = visible ? EyeOff : Eye;
  return (
    <button
      type="button"
      className={styles.reveal}
      onClick={onToggle}
      aria-label={visible ? words.signIn.hide : words.signIn.show}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden />
    </button>
  );
}
