import { words } from '../../../i18n';
import type { Outgoing } from '../../../state/chat';
import { chatActs } from '../../../state/chatActs';
import type { Classroom } from '../../../state/classroom';
import { classes } from '../../../ui/classes';
import { RefusedLine } from '../RefusedLine';
import styles from './Message.module.css';
import { MessageHead, MessageText } from './MessageFace';

interface OutgoingMessageProps {
  readonly outgoing: Outgoing;
  readonly you: Classroom['you'];
}

/** A message on its way: sending, or why it was not taken. */
export function OutgoingMessage({ outgoing, you }: OutgoingMessageProps) {
  const { actId, text, audience, toId, atMs, id, refused } = outgoing;
  const at = new Date(atMs).toISOString();
  const head = { at, byId: you.id, byName: you.name, byRole: you.role, audience, toId };
  return (
    <article
      className={classes(
        styles.message,
        audience === 'announcement' && styles.announcement,
        audience === 'teachers' && styles.private,
      )}
      data-testid="outgoing"
    >
      <MessageHead message={head} you={you.id} />
      <MessageText message={{ text, edited: false, deleted: false }} />
      {refused === null && id === null && <p className={styles.state}>{words.chat.sending}</p>}
      {refused !== null && (
        <RefusedLine
          what={words.chat.notSent}
          refused={refused}
          onAgain={() => void chatActs.postAgain(actId)}
          onDiscard={() => chatActs.discard(actId)}
        />
      )}
    </article>
  );
}
