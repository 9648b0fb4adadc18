import { useEffect, useState } from 'react';
import styles from './Skeleton.module.css';

interface SkeletonProps {
  readonly label: string;
  readonly rows?: number;
}

/** Where something will be; only after 200 ms, so that quick pages do not flicker. */
export function Skeleton({ label, rows = 3 }: SkeletonProps) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className={styles.skeleton} data-late={late} data-testid="loading">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className={styles.row}>
          <span className={styles.line} />
        </span>
      ))}
    </div>
  );
}
