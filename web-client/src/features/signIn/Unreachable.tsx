import { words } from '../../i18n';
import type { Problem } from '../../protocol/problem';
import { Mark } from '../../ui/Mark';
import { ProblemMessage } from '../ProblemMessage';
import styles from './Unreachable.module.css';

/** Whoever is signed in stays so while nobody answers; the page keeps asking by itself. */
export function Unreachable({ problem }: { problem: Problem }) {
  return (
    <main className={styles.page} data-testid="unreachable">
      <Mark name={words.app.name} />
      <h1>{words.signIn.unreachable}</h1>
      <ProblemMessage problem={problem} />
      <p>{words.signIn.unreachableDetail}</p>
    </main>
  );
}
