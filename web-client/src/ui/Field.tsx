import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes';
import styles from './Field.module.css';
import { typedDirection } from './typedDirection';

interface FieldProps extends ComponentProps<'input'> {
  readonly label: string;
  readonly error?: string | null;
  /** What to know before one types. */
  readonly hint?: string;
  readonly after?: ReactNode;
}

/** A labelled input with its sentence about what is wrong. */
export function Field({ label, error, hint, after, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={classes(styles.box, error && styles.wrong)}>
        <input
          id={id}
          dir={typedDirection(input.value)}
          aria-invalid={Boolean(error)}
          aria-describedby={`${id}-about`}
          {...input}
        />
        {after}
      </div>
      <p
        id={`${id}-about`}
        className={classes(styles.about, error && styles.error)}
        aria-live="polite"
      >
        {error ?? hint}
      </p>
    </div>
  );
}

interface ChoiceProps extends ComponentProps<'select'> {
  readonly label: string;
  readonly hideLabel?: boolean;
}

/** A labelled choice of one. */
export function Choice({ label, hideLabel = false, children, ...select }: ChoiceProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <div className={styles.box}>
        <select id={id} {...select}>
          {children}
        </select>
      </div>
    </div>
  );
}
