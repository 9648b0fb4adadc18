import styles from './LiveTag.module.css';

/** "On air": a word beside a dot, never a colour alone. */
export function LiveTag({ children, onStage = false }: { children: string; onStage?: boolean }) {
  return (
    <span className={`${styles.tag} ${onStage ? styles.onStage : ''}`}>
      <span className={styles.dot} aria-hidden />
      {children}
    </span>
  );
}
