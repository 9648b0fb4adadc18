import * as Menu from '@radix-ui/react-dropdown-menu';
import {
  ChevronRight,
  Ellipsis,
  type LucideIcon,
  Pencil,
  Pin,
  PinOff,
  Reply,
  SmilePlus,
  Trash2,
} from 'lucide-react';
import { words } from '../../../i18n';
import type { ChatMessage, Reaction } from '../../../protocol/generated';
import { useChat } from '../../../state/chat';
import { chatActs } from '../../../state/chatActs';
import { chatDraft } from '../../../state/chatDraft';
import type { Classroom } from '../../../state/classroom';
import { REACTIONS } from '../../../state/reactions';
import { leads } from '../../../state/rules';
import { classes } from '../../../ui/classes';
import menuStyles from '../../../ui/Menu.module.css';
import { useLandmark } from '../../../ui/useLandmark';
import { REACTION_ICONS } from '../reactions/reactionIcons';
import { useHindrance } from '../why';
import styles from './Message.module.css';

interface MessageMenuProps {
  readonly message: ChatMessage;
  readonly classroom: Classroom;
  readonly tabbable: boolean;
}

/** What one reader may do with one message. */
export default function MessageMenu({ message, classroom, tabbable }: MessageMenuProps) {
  const { id, audience, byId, byName } = message;
  const { you, permissions } = classroom;
  const own = byId === you.id;
  const moderates = permissions.has('participantModerate');
  const isPrivate = audience === 'teachers';
  const writes = useHindrance(classroom, isPrivate ? 'chatPrivate' : 'chatWrite') === null;
  const reacts = useHindrance(classroom, 'reactionSend') === null;
  const pinned = useChat((chat) => chat.pinned?.id === id);
  const [trigger, panel] = useLandmark();
  return (
    <Menu.Root defaultOpen modal={false}>
      <Menu.Trigger
        ref={trigger}
        className={styles.more}
        aria-label={words.chat.menu(byName)}
        tabIndex={tabbable ? 0 : -1}
        data-testid="message-menu"
      >
        <Ellipsis size={20} strokeWidth={1.75} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal container={panel}>
        <Menu.Content
          className={menuStyles.menu}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={keepInComposer}
        >
          {writes && (
            <Item
              icon={Reply}
              word={words.chat.reply}
              testId="reply"
              onSelect={() => chatDraft.reply(message, leads(you.role))}
            />
          )}
          {reacts && <ReactItems id={id} panel={panel} />}
          {own && (
            <Item
              icon={Pencil}
              word={words.chat.edit}
              testId="edit"
              onSelect={() => chatDraft.edit(message)}
            />
          )}
          {moderates && !isPrivate && (
            <Item
              icon={pinned ? PinOff : Pin}
              word={pinned ? words.chat.unpin : words.chat.pin}
              testId="pin"
              onSelect={() => void chatActs.pin(pinned ? null : id)}
            />
          )}
          {(own || moderates) && (
            <Item
              icon={Trash2}
              word={words.chat.remove}
              testId="delete"
              danger
              onSelect={() => void chatActs.remove(id)}
            />
          )}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** Whoever chose to write has the focus in the field already; it is not taken back to the menu. */
function keepInComposer(event: Event): void {
  if (document.activeElement?.matches('[data-testid=chat-text]')) event.preventDefault();
}

interface ItemProps {
  readonly icon: LucideIcon;
  readonly word: string;
  readonly onSelect: () => void;
  readonly danger?: boolean;
  readonly testId: string;
}

function Item({ icon: Icon, word, onSelect, danger = false, testId }: ItemProps) {
  return (
    <Menu.Item
      className={classes(menuStyles.item, danger && menuStyles.danger)}
      onSelect={onSelect}
      data-testid={testId}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden />
      {word}
    </Menu.Item>
  );
}

function ReactItems({ id, panel }: { id: number; panel: HTMLElement | null }) {
  const mine = useChat(({ ownReactions }) => ownReactions.get(id));
  const isMine = (reaction: Reaction) => mine?.includes(reaction) === true;
  return (
    <Menu.Sub>
      <Menu.SubTrigger className={menuStyles.item} data-testid="react-to">
        <SmilePlus size={20} strokeWidth={1.75} aria-hidden />
        {words.chat.react}
        <ChevronRight className={styles.into} size={16} strokeWidth={1.75} aria-hidden />
      </Menu.SubTrigger>
      <Menu.Portal container={panel}>
        <Menu.SubContent className={menuStyles.menu} collisionPadding={8}>
          {REACTIONS.map((reaction) => {
            const Icon = REACTION_ICONS[reaction];
            return (
              <Menu.CheckboxItem
                key={reaction}
                className={classes(menuStyles.item, styles.choice)}
                checked={isMine(reaction)}
                onCheckedChange={(on) => void chatActs.react(id, reaction, on)}
                data-testid={`react-with-${reaction}`}
              >
                <Icon size={20} strokeWidth={1.75} aria-hidden />
                {words.reactions.names[reaction]}
              </Menu.CheckboxItem>
            );
          })}
        </Menu.SubContent>
      </Menu.Portal>
    </Menu.Sub>
  );
}
