import { Ellipsis } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { numberOf, words } from '../../../i18n';
import type { ChatMessage, Reaction } from '../../../protocol/generated';
import { type Change, useChat } from '../../../state/chat';
import { chatActs } from '../../../state/chatActs';
import type { Classroom } from '../../../state/classroom';
import { classes } from '../../../ui/classes';
import { REACTION_ICONS } from '../reactions/reactionIcons';
import { RefusedLine } from '../RefusedLine';
import { useHindrance } from '../why';
import styles from './Message.module.css';
import { MessageHead, MessageText, Quote } from './MessageFace';

const MessageMenu = lazy(() => import('./MessageMenu'));

interface MessageProps {
  readonly message: ChatMessage;
  readonly classroom: Classroom;
  /** Whether it is read as part of the message before it. */
  readonly continues: boolean;
  readonly onGoTo: (id: number) => void;
  /** Only one message of the list is reached by Tab; arrows go to the others. */
  readonly tabbable: boolean;
}

/** One message as everybody reads it, and what this reader may do with it. */
export function Message({ message, classroom, continues, onGoTo, tabbable }: MessageProps) {
  const { id, audience, deleted, replyTo, byId } = message;
  const change = useChat(({ changes }) => changes.get(id));
  return (
    <article
      className={classes(
        styles.message,
        continues && styles.continues,
        audience === 'announcement' && styles.announcement,
        audience === 'teachers' && styles.private,
      )}
      data-testid="message"
      data-audience={audience}
      data-own={byId === classroom.you.id}
    >
      {!continues && <MessageHead message={message} you={classroom.you.id} />}
      {!deleted && <Actions message={message} classroom={classroom} tabbable={tabbable} />}
      {replyTo !== null && !deleted && <Quote id={replyTo} onGoTo={onGoTo} />}
      <MessageText message={changedText(message, change)} />
      {message.reactions.length > 0 && (
        <Reactions message={message} classroom={classroom} tabbable={tabbable} />
      )}
      {change && <Changing id={id} change={change} />}
    </article>
  );
}

function changedText(message: ChatMessage, change: Change | undefined): ChatMessage {
  return change?.text && !change.refused ? { ...message, text: change.text } : message;
}

function Changing({ id, change: { text, refused } }: { id: number; change: Change }) {
  if (refused === null) {
    return (
      <p className={styles.state}>{text === null ? words.chat.deleting : words.chat.saving}</p>
    );
  }
  const again = () => void (text === null ? chatActs.remove(id) : chatActs.edit(id, text));
  return (
    <RefusedLine
      what={text === null ? words.chat.notDeleted : words.chat.notEdited}
      refused={refused}
      onAgain={again}
      onDiscard={() => chatActs.keepAsItWas(id)}
      discardLabel={words.chat.keep}
    />
  );
}

type PartProps = Pick<MessageProps, 'message' | 'classroom' | 'tabbable'>;

/** The menu is loaded, and made, with the first wish for it. */
function Actions({ message, classroom, tabbable }: PartProps) {
  const [wanted, setWanted] = useState(false);
  const button = (
    <button
      type="button"
      className={styles.more}
      onClick={() => setWanted(true)}
      aria-label={words.chat.menu(message.byName)}
      aria-haspopup="menu"
      tabIndex={tabbable ? 0 : -1}
      data-testid="message-menu"
    >
      <Ellipsis size={20} strokeWidth={1.75} aria-hidden />
    </button>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <MessageMenu message={message} classroom={classroom} tabbable={tabbable} />
    </Suspense>
  );
}

/** How many reacted, in which way; a press joins them or leaves them. */
function Reactions({ message: { id, reactions }, classroom, tabbable }: PartProps) {
  const mine = useChat(({ ownReactions }) => ownReactions.get(id));
  const may = useHindrance(classroom, 'reactionSend') === null;
  const isMine = (reaction: Reaction) => mine?.includes(reaction) === true;
  return (
    <ul className={styles.reactions}>
      {reactions.map(({ reaction, count }) => {
        const Icon = REACTION_ICONS[reaction];
        return (
          <li key={reaction}>
            <button
              type="button"
              aria-pressed={isMine(reaction)}
              aria-label={words.chat.reactions(words.reactions.names[reaction], count)}
              title={words.reactions.names[reaction]}
              disabled={!may}
              onClick={() => void chatActs.react(id, reaction, !isMine(reaction))}
              tabIndex={tabbable ? 0 : -1}
              data-testid={`reacted-${reaction}`}
            >
              <Icon size={16} strokeWidth={1.75} aria-hidden />
              {numberOf(count)}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
