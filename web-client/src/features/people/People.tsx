import { UserPlus } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { words } from '../../i18n';
import type { Problem } from '../../protocol/problem';
import type { Account } from '../../protocol/rest.generated';
import { listAccounts } from '../../state/planning';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { Skeleton } from '../../ui/Skeleton';
import { ProblemMessage } from '../ProblemMessage';
import { AddPerson } from './AddPerson';
import styles from './People.module.css';

/** The school's accounts. Loaded only for administrators. */
export default function People() {
  const [accounts, setAccounts] = useState<readonly Account[] | null>(null);
  const [adding, setAdding] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = useCallback(async () => {
    const result = await listAccounts();
    setProblem(result.ok ? null : result.problem);
    if (result.ok) setAccounts(result.value);
  }, []);
  useEffect(() => void load(), [load]);
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <div>
          {accounts !== null && accounts.length > 0 && (
            <p className={styles.quiet}>{words.peoplePage.count(accounts.length)}</p>
          )}
          <h1>{words.peoplePage.title}</h1>
        </div>
        <Button icon={UserPlus} onClick={() => setAdding(true)} data-testid="new-person">
          {words.peoplePage.add}
        </Button>
      </header>
      {problem && (
        <div className={styles.failed}>
          <ProblemMessage problem={problem} />
          <Button onClick={() => void load()}>{words.app.tryAgain}</Button>
        </div>
      )}
      {accounts === null && !problem && <Skeleton label={words.app.loading} rows={7} />}
      {accounts?.length === 0 && (
        <p className={styles.quiet} data-testid="nobody">
          {words.peoplePage.none}
        </p>
      )}
      {accounts !== null && accounts.length > 0 && (
        <ul className={styles.list} aria-label={words.peoplePage.list}>
          {accounts.map((account) => (
            <Person key={account.id} account={account} />
          ))}
        </ul>
      )}
      {adding && <AddPerson onAdded={() => void load()} onClose={() => setAdding(false)} />}
    </main>
  );
}

function Person({ account }: { account: Account }) {
  return (
    <li data-testid="account-row">
      <Avatar name={account.name} size="small" />
      <div className={styles.who}>
        <strong>
          <bdi>{account.name}</bdi>
        </strong>
        <span>{account.email}</span>
      </div>
      <span className={styles.role}>{words.account.roles[account.role]}</span>
    </li>
  );
}
