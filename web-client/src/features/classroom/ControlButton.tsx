import type { LucideIcon } from 'lucide-react';
import { useId } from 'react';
import { shortNumber } from '../../i18n';
import { classes } from '../../ui/classes';
import styles from './ControlBar.module.css';

interface ControlButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  /** The word where there is little room. */
  readonly short?: string;
  readonly onClick: () => void;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  /** Why it does nothing at the moment; said to whoever points at it or reaches it. */
  readonly why?: string | null;
  /** How many of what it shows there are; none is not shown. */
  readonly count?: number;
  /** What the number counts, in words. */
  readonly countLabel?: string;
  /** The key that does the same. */
  readonly shortcut?: string;
  readonly testId: string;
}

/** One thing to do in the bar: an icon with its word, and a sentence where it cannot be done. */
export function ControlButton(props: ControlButtonProps) {
  const { icon: Icon, label, short, onClick, pressed, why = null, count = 0, ...rest } = props;
  const hint = useId();
  return (
    <div className={styles.place}>
      <button
        type="button"
        className={styles.control}
        onClick={() => why === null && onClick()}
        aria-pressed={pressed}
        aria-keyshortcuts={rest.shortcut}
        aria-disabled={why === null ? undefined : true}
        aria-describedby={why === null ? undefined : hint}
        disabled={rest.disabled}
        data-testid={rest.testId}
      >
        <Icon size={20} strokeWidth={1.75} aria-hidden />
        <span className={styles.long}>{label}</span>
        <span className={styles.short} aria-hidden>
          {short ?? label}
        </span>
        {count > 0 && (
          <span className={styles.count} data-testid={`${rest.testId}-count`}>
            <span aria-hidden>{shortNumber(count)}</span>
            <span className="visually-hidden">{rest.countLabel ?? count}</span>
          </span>
        )}
      </button>
      {why !== null && (
        <p className={classes(styles.hint, styles.why)} id={hint}>
          {why}
        </p>
      )}
    </div>
  );
}
