import { lazy, Suspense, useState } from 'react';
import { Link } from 'wouter';
import { words } from '../i18n';
import type { Account } from '../protocol/rest.generated';
import { Mark } from '../ui/Mark';
import { AccountFace } from './AccountFace';
import styles from './AppBar.module.css';

const AccountMenu = lazy(() => import('./AccountMenu'));

/** The bar above every page but the classroom: the mark, the ways, the person. */
export function AppBar({ account }: { account: Account }) {
  const [wanted, setWanted] = useState(false);
  const face = (
    <button
      type="button"
      className={styles.account}
      aria-label={words.account.menu(account.name)}
      aria-haspopup="menu"
      onClick={() => setWanted(true)}
      data-testid="account"
    >
      <AccountFace account={account} />
    </button>
  );
  return (
    <header className={styles.bar}>
      <Link href="/" className={styles.home}>
        <Mark name={words.app.name} />
      </Link>
      {account.role === 'administrator' && (
        <nav className={styles.ways}>
          <Link href="/">{words.account.day}</Link>
          <Link href="/people">{words.account.people}</Link>
        </nav>
      )}
      {wanted ? (
        <Suspense fallback={face}>
          <AccountMenu account={account} />
        </Suspense>
      ) : (
        face
      )}
    </header>
  );
}
