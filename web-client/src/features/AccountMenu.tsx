import * as Menu from '@radix-ui/react-dropdown-menu';
import { LogOut } from 'lucide-react';
import { words } from '../i18n';
import type { Account } from '../protocol/rest.generated';
import { sessionActions } from '../state/session';
import menuStyles from '../ui/Menu.module.css';
import { AccountFace } from './AccountFace';
import styles from './AppBar.module.css';
import { LanguageItems } from './LanguageItems';

/** Who one is here, and the way out. Loaded with the first click on it. */
export default function AccountMenu({ account }: { account: Account }) {
  return (
    <Menu.Root defaultOpen modal={false}>
      <Menu.Trigger
        className={styles.account}
        aria-label={words.account.menu(account.name)}
        data-testid="account"
      >
        <AccountFace account={account} />
      </Menu.Trigger>
      <Menu.Content className={menuStyles.menu} align="end" sideOffset={6}>
        <div className={menuStyles.head}>
          <strong>{account.name}</strong>
          <span>{account.email}</span>
          <span>{words.account.roles[account.role]}</span>
        </div>
        <LanguageItems />
        <Menu.Item
          className={menuStyles.item}
          onSelect={() => void sessionActions.signOut()}
          data-testid="sign-out"
        >
          <LogOut size={20} strokeWidth={1.75} aria-hidden />
          {words.account.signOut}
        </Menu.Item>
      </Menu.Content>
    </Menu.Root>
  );
}
