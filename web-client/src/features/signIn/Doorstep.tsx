import type { ReactNode } from 'react';
import { words } from '../../i18n';
import { Amphitheatre } from '../../ui/Amphitheatre';
import { Mark } from '../../ui/Mark';
import styles from './Doorstep.module.css';
import { LanguageChoice } from './LanguageChoice';

/** Before anybody is signed in: the hall on one side, what there is to do on the other. */
export function Doorstep({ children }: { children: ReactNode }) {
  return (
    <main className={styles.page}>
      <div className={styles.hall}>
        <Mark name={words.app.name} />
        <div className={styles.promise}>
          <p className={styles.headline}>{words.signIn.promise}</p>
          <p>{words.signIn.detail}</p>
        </div>
        <Amphitheatre taken={0.62} rows={10} className={styles.seats} />
      </div>
      <div className={styles.desk}>
        {children}
        <LanguageChoice />
      </div>
    </main>
  );
}
