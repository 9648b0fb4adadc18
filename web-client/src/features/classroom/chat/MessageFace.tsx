import { Lock, Megaphone } from 'lucide-react';
import { timeOf, words } from '../../../i18n';
import type { ChatMessage } from '../../../protocol/generated';
import { messageWith, useChat } from '../../../state/chat';
import { roleWord } from '../roleWord';
import { RichText } from './RichText';
import styles from './Message.module.css';

/** What of a message its head needs. */
type Head = Pick<ChatMessage, 'at' | 'byId' | 'byName' | 'byRole' | 'audience' | 'toId'>;

/** Who wrote it, when, and to whom where not to everybody. */
export function MessageHead({ message, you }: { message: Head; you: string }) {
  const { byId, byName, byRole, at, audience } = message;
  const role = roleWord(byRole);
  return (
    <>
      {audience === 'announcement' && (
        <p className={styles.kind}>
          <Megaphone size={16} strokeWidth={1.75} aria-hidden />
          {words.chat.announcement}
        </p>
      )}
      {audience === 'teachers' && (
        <p className={styles.kind}>
          <Lock size={16} strokeWidth={1.75} aria-hidden />
          <Private message={message} you={you} />
        </p>
      )}
      <p className={styles.head}>
        <strong>
          <bdi>{byId === you ? words.chat.you : byName}</bdi>
        </strong>
        {role && <span>{role}</span>}
        <time dateTime={at}>{timeOf(at)}</time>
      </p>
    </>
  );
}

function Private({ message: { byId, toId }, you }: { message: Head; you: string }) {
  const name = useChat(({ messages }) => messages.findLast((one) => one.byId === toId)?.byName);
  if (toId === null) return words.chat.privateToTeachers;
  if (toId === you) return words.chat.privateToYou;
  return byId === you
    ? words.chat.privateFromYou(name ?? words.chat.somebody)
    : words.chat.privateTo(name ?? words.chat.somebody);
}

interface QuoteProps {
  readonly id: number;
  readonly onGoTo: (id: number) => void;
}

/** What a message answers: the first line of it, and the way there. */
export function Quote({ id, onGoTo }: QuoteProps) {
  const message = useChat((chat) => messageWith(chat, id));
  const text = message?.deleted ? words.chat.deleted : message?.text;
  return (
    <button
      type="button"
      className={styles.quote}
      onClick={() => onGoTo(id)}
      aria-label={message ? words.chat.goTo(message.byName, text ?? '') : undefined}
      data-testid="quote"
    >
      {message ? (
        <>
          <strong>
            <bdi>{message.byName}</bdi>
          </strong>{' '}
          <bdi>{text}</bdi>
        </>
      ) : (
        words.chat.answerToEarlier
      )}
    </button>
  );
}

export function MessageText({
  message,
}: {
  message: Pick<ChatMessage, 'text' | 'edited' | 'deleted'>;
}) {
  if (message.deleted) return <p className={styles.gone}>{words.chat.deleted}</p>;
  return (
    <p className={styles.text} dir="auto" data-testid="message-text">
      <RichText text={message.text} />
      {message.edited && <span className={styles.edited}> ({words.chat.edited})</span>}
    </p>
  );
}
