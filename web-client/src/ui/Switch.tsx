import { useId } from 'react';
import { classes } from './classes';
import styles from './Switch.module.css';

interface SwitchProps {
  readonly label: string;
  /** What it means; a switch that needs a sentence stands out. */
  readonly about?: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly testId: string;
}

/** Something that is on or off, and is used at once. */
export function Switch({ label, about, on, onChange, testId }: SwitchProps) {
  const id = useId();
  return (
    <label className={classes(styles.switch, about && styles.main)}>
      <span>
        {label}
        {about && <small id={id}>{about}</small>}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-label={label}
        aria-describedby={about && id}
        checked={on}
        onChange={({ target }) => onChange(target.checked)}
        data-testid={testId}
      />
    </label>
  );
}
