import { Eye, EyeOff } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { words } from '../../i18n';
import type { Problem } from '../../protocol/problem';
import { sessionActions } from '../../state/session';
import { Amphitheatre } from '../../ui/Amphitheatre';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Mark } from '../../ui/Mark';
import { ProblemMessage } from '../ProblemMessage';
import styles from './SignIn.module.css';

interface SignInProps {
  readonly problem: Problem | null;
  readonly busy: boolean;
}

export function SignIn({ problem, busy }: SignInProps) {
  return (
    <main className={styles.page}>
      <div className={styles.hall}>
        <Mark name={words.app.name} />
        <div className={styles.promise}>
          <p className={styles.headline}>{words.signIn.promise}</p>
          <p>{words.signIn.detail}</p>
        </div>
        <Amphitheatre taken={0.62} rows={10} className={styles.seats} />
      </div>
      <div className={styles.desk}>
        <SignInForm problem={problem} busy={busy} />
      </div>
    </main>
  );
}

function SignInForm({ problem, busy }: SignInProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [visible, setVisible] = useState(false);
  const [tried, setTried] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    if (email.trim() && password) void sessionActions.signIn(email, password);
  };

  const missing = (value: string, sentence: string) => (tried && !value.trim() ? sentence : null);
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h1>{words.signIn.title}</h1>
      {problem && <ProblemMessage problem={problem} />}
      <Field
        label={words.signIn.email}
        type="email"
        name="email"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={missing(email, words.signIn.emailMissing)}
        data-testid="email"
      />
      <Field
        label={words.signIn.password}
        type={visible ? 'text' : 'password'}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={missing(password, words.signIn.passwordMissing)}
        data-testid="password"
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
