import styles from './Details.module.css';

interface DetailsProps {
  readonly label: string;
  readonly text: string;
}

/** What only a help desk wants to read, folded away. */
export function Details({ label, text }: DetailsProps) {
  return (
    <details className={styles.details}>
      <summary>{label}</summary>
      <code>{text}</code>
    </details>
  );
}
