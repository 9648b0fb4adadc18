import { words } from '../i18n';
import { Skeleton } from '../ui/Skeleton';
import styles from './PageSkeleton.module.css';

/** Where a page will be. */
export function PageSkeleton() {
  return (
    <main className={styles.page}>
      <Skeleton label={words.app.loading} />
    </main>
  );
}
