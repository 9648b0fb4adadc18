import * as Radix from '@radix-ui/react-dialog';
import type { ReactNode } from 'react';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: string;
  /** What stands between the question and its answers. */
  readonly body?: ReactNode;
  /** The answers. */
  readonly children: ReactNode;
  readonly testId?: string;
}

/** A question in front of everything else. Escape is the careful answer. */
export function Dialog({ open, onClose, title, description, body, children, testId }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content className={styles.dialog} data-testid={testId}>
          <Radix.Title className={styles.title}>{title}</Radix.Title>
          <Radix.Description className={styles.description}>{description}</Radix.Description>
          {body && <div className={styles.body}>{body}</div>}
          <div className={styles.actions}>{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
