import { Pin, X } from 'lucide-react';
import { words } from '../../../i18n';
import { useChat } from '../../../state/chat';
import { chatActs } from '../../../state/chatActs';
import type { Classroom } from '../../../state/classroom';
import styles from './PinnedMessage.module.css';

interface PinnedMessageProps {
  readonly classroom: Classroom;
  readonly onGoTo: (id: number) => void;
}

/** The one message that stands above all others. */
export function PinnedMessage({ classroom, onGoTo }: PinnedMessageProps) {
  const pinned = useChat((chat) => chat.pinned);
  if (pinned === null) return null;
  const { id, byName, text } = pinned;
  return (
    <section className={styles.pinned} aria-label={words.chat.pinned} data-testid="pinned">
      <Pin size={16} strokeWidth={1.75} aria-hidden />
      <button
        type="button"
        className={styles.text}
        onClick={() => onGoTo(id)}
        aria-label={words.chat.goTo(byName, text)}
      >
        <span>
          <strong>
            <bdi>{byName}</bdi>
          </strong>{' '}
          <bdi>{text}</bdi>
        </span>
      </button>
      {classroom.permissions.has('participantModerate') && (
        <button
          type="button"
          className={styles.off}
          onClick={() => void chatActs.pin(null)}
          aria-label={words.chat.unpin}
          title={words.chat.unpin}
          data-testid="unpin"
        >
          <X size={20} strokeWidth={1.75} aria-hidden />
        </button>
      )}
    </section>
  );
}
