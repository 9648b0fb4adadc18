import * as Menu from '@radix-ui/react-dropdown-menu';
import { ChevronDown } from 'lucide-react';
import { Link } from 'wouter';
import { words } from '../i18n';
import type { Account } from '../protocol/rest';
import { sessionActions } from '../state/session';
import { Avatar } from '../ui/Avatar';
import { Mark } from '../ui/Mark';
import menuStyles from '../ui/Menu.module.css';
import styles from './AppBar.module.css';

/** The bar above every page but the classroom: the mark, the ways, the person. */
export function AppBar({ account }: { account: Account }) {
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
      <Menu.Root>
        <Menu.Trigger
          className={styles.account}
          aria-label={words.account.menu(account.name)}
          data-testid="account"
        >
          <Avatar name={account.name} size="small" />
          <span className={styles.name}>{account.name}</span>
          <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className={menuStyles.menu} align="end" sideOffset={6}>
            <div className={menuStyles.head}>
              <strong>{account.name}</strong>
              <span>{account.email}</span>
              <span>{words.account.roles[account.role]}</span>
            </div>
            <Menu.Item
              className={menuStyles.item}
              onSelect={() => void sessionActions.signOut()}
              data-testid="sign-out"
            >
              {words.account.signOut}
            </Menu.Item>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
    </header>
  );
}
