import { CircleAlert } from 'lucide-react';
import { words } from '../../i18n';
import type { Code } from '../../protocol/problem';
import type { Refused } from '../../state/acts';
import { pageProblem } from '../../protocol/problem';
import { Button } from '../../ui/Button';
import { useNow } from '../../ui/useNow';
import { problemText } from '../ProblemMessage';
import styles from './RefusedLine.module.css';

interface RefusedLineProps {
  /** What was not done. */
  readonly what: string;
  readonly refused: Refused;
  readonly onAgain?: () => void;
  readonly onDiscard: () => void;
  readonly discardLabel?: string;
}

/** Beside what was refused: why, when it can be tried again, and the way to do so. */
export function RefusedLine(props: RefusedLineProps) {
  const { what, refused, onAgain, onDiscard, discardLabel = words.refused.discard } = props;
  const seconds = useSecondsUntil(refused.againAtMs);
  const { title, text } = problemText(pageProblem(refused.code as Code));
  return (
    <div className={styles.refused} data-testid="refused" data-code={refused.code}>
      <p>
        <CircleAlert size={16} strokeWidth={1.75} aria-hidden />
        <span>
          {what} {title}. {seconds > 0 ? words.refused.waitFor(seconds) : text}
        </span>
      </p>
      <div>
        {onAgain && (
          <Button
            size="small"
            look="plain"
            disabled={seconds > 0}
            onClick={onAgain}
            data-testid="try-again"
          >
            {words.refused.again}
          </Button>
        )}
        <Button size="small" look="plain" onClick={onDiscard} data-testid="discard">
          {discardLabel}
        </Button>
      </div>
    </div>
  );
}

/** Whole seconds until then; 0 once it is past, or when there is nothing to wait for. */
export function useSecondsUntil(atMs: number | null): number {
  const now = useNow(1_000);
  return atMs === null ? 0 : Math.max(0, Math.ceil((atMs - now) / 1_000));
}
