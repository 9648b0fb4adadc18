import { numberOf, words } from '../../../i18n';
import { useReactions } from '../../../state/reactions';
import { REACTION_ICONS } from './reactionIcons';
import styles from './ReactionCounts.module.css';

/** What the class shows just now: how many, never who. It is not read out, for it never rests. */
export function ReactionCounts() {
  const shown = useReactions((reactions) => reactions.shown);
  if (shown.length === 0) return null;
  return (
    <ul className={styles.counts} aria-label={words.reactions.lately} data-testid="reactions">
      {shown.map(({ reaction, count }) => {
        const Icon = REACTION_ICONS[reaction];
        const word = words.reactions.names[reaction];
        return (
          <li key={`${reaction} ${count}`} data-reaction={reaction}>
            <Icon size={20} strokeWidth={1.75} aria-hidden />
            <span className="visually-hidden">{words.reactions.counted(word, count)}</span>
            <span aria-hidden>{numberOf(count)}</span>
          </li>
        );
      })}
    </ul>
  );
}
