import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes';
import { Details } from './Details';
import styles from './Message.module.css';

interface MessageProps {
  readonly kind: 'bad' | 'good' | 'info';
  readonly title: string;
  readonly children?: ReactNode;
  readonly details?: { readonly label: string; readonly text: string } | null;
  readonly testId?: string;
}

const ICONS = { bad: CircleAlert, good: CircleCheck, info: Info } as const;

/** What happened, why, and what to do; the code for the help desk is folded away below. */
export function Message({ kind, title, children, details, testId }: MessageProps) {
  const Icon = ICONS[kind];
  return (
    <div
      className={classes(styles.message, styles[kind])}
      role={kind === 'bad' ? 'alert' : 'status'}
      data-testid={testId}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden />
      <div>
        <p className={styles.title}>{title}</p>
        {children && <div className={styles.text}>{children}</div>}
        {details && (
          <div className={styles.details}>
            <Details {...details} />
          </div>
        )}
      </div>
    </div>
  );
}
