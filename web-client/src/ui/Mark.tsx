import styles from './Mark.module.css';

/** The mark: rows of seats around one who speaks. */
export function Mark({ name }: { name: string }) {
  return (
    <span className={styles.mark}>
      <svg viewBox="0 0 28 20" width="28" height="20" aria-hidden>
        <title>{name}</title>
        <g fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round">
          <path d="M2 17a12 12 0 0 1 24 0" />
          <path d="M8 17a6 6 0 0 1 12 0" />
        </g>
        <circle cx="14" cy="17" r="2.1" className={styles.speaker} />
      </svg>
      {name}
    </span>
  );
}
