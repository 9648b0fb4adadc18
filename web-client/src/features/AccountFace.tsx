import { ChevronDown } from 'lucide-react';
import type { Account } from '../protocol/rest.generated';
import { Avatar } from '../ui/Avatar';
import styles from './AppBar.module.css';

export function AccountFace({ account }: { account: Account }) {
  return (
    <>
      <Avatar name={account.name} size="small" />
      <bdi className={styles.name}>{account.name}</bdi>
      <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
    </>
  );
}
