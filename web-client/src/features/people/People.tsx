import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { words } from '../../i18n';
import type { Problem } from '../../protocol/problem';
import type { Account, AccountRole } from '../../protocol/rest.generated';
import { addAccount, listAccounts } from '../../state/planning';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { Choice, Field } from '../../ui/Field';
import { Message } from '../../ui/Message';
import { Skeleton } from '../../ui/Skeleton';
import { ProblemMessage } from '../ProblemMessage';
import styles from './People.module.css';

/** The school's accounts. Loaded only for administrators. */
export default function People() {
  const [accounts, setAccounts] = useState<readonly Account[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = useCallback(async () => {
    const result = await listAccounts();
    if (result.ok) setAccounts(result.value);
    else setProblem(result.problem);
  }, []);
  useEffect(() => void load(), [load]);
  return (
    <main className={styles.page}>
      <h1>{words.peoplePage.title}</h1>
      <div className={styles.columns}>
        <section>
          {problem && <ProblemMessage problem={problem} />}
          {accounts === null && !problem && <Skeleton label={words.app.loading} />}
          {accounts?.length === 0 && <p>{words.peoplePage.none}</p>}
          <ul className={styles.list}>
            {accounts?.map((account) => (
              <li key={account.id}>
                <Avatar name={account.name} size="small" />
                <div>
                  <strong>{account.name}</strong>
                  <span>{account.email}</span>
                </div>
                <span>{words.account.roles[account.role]}</span>
              </li>
            ))}
          </ul>
        </section>
        <AddPerson onAdded={() => void load()} />
      </div>
    </main>
  );
}

const NOBODY = { name: '', email: '', role: 'student' as AccountRole, password: '' };

function AddPerson({ onAdded }: { onAdded: () => void }) {
  const [person, setPerson] = useState(NOBODY);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [added, setAdded] = useState<string | null>(null);
  const change = (part: Partial<typeof person>) => setPerson({ ...person, ...part });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAdded(null);
    const result = await addAccount(person);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    setAdded(result.value.name);
    setPerson({ ...NOBODY, role: person.role });
    onAdded();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} autoComplete="off">
      <h2>{words.peoplePage.add}</h2>
      {problem && <ProblemMessage problem={problem} />}
      {added && <Message kind="good" title={words.peoplePage.created(added)} />}
      <Field
        label={words.peoplePage.name}
        required
        value={person.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <Field
        label={words.peoplePage.email}
        type="email"
        required
        value={person.email}
        onChange={(event) => change({ email: event.target.value })}
      />
      <Choice
        label={words.peoplePage.role}
        value={person.role}
        onChange={(event) => change({ role: event.target.value as AccountRole })}
      >
        <option value="student">{words.account.roles.student}</option>
        <option value="teacher">{words.account.roles.teacher}</option>
        <option value="administrator">{words.account.roles.administrator}</option>
      </Choice>
      <Field
        label={words.peoplePage.password}
        type="password"
        autoComplete="new-password"
        required
        value={person.password}
        onChange={(event) => change({ password: event.target.value })}
      />
      <Button look="primary" type="submit">
        {words.peoplePage.create}
      </Button>
    </form>
  );
}
