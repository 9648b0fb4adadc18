import * as Menu from '@radix-ui/react-dropdown-menu';
import { Check, Download, EllipsisVertical } from 'lucide-react';
import { dayOf, words } from '../../../i18n';
import { useChat } from '../../../state/chat';
import { chooseAnnouncing, useChatChoice } from '../../../state/chatChoice';
import menuStyles from '../../../ui/Menu.module.css';
import { useLandmark } from '../../../ui/useLandmark';
import styles from './ChatPanel.module.css';
import { chatText, saveText } from './exportChat';

/** What is seldom done with the whole chat. */
export function ChatMore({ title }: { title: string }) {
  const { announces } = useChatChoice();
  const [trigger, panel] = useLandmark();
  const save = () => {
    const name = words.chat.fileName(title, dayOf(new Date()));
    saveText(name, chatText(title, useChat.getState()));
  };
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger asChild>
        <button
          ref={trigger}
          type="button"
          aria-label={words.chat.more}
          title={words.chat.more}
          data-testid="chat-more"
        >
          <EllipsisVertical size={20} strokeWidth={1.75} aria-hidden />
        </button>
      </Menu.Trigger>
      <Menu.Portal container={panel}>
        <Menu.Content className={menuStyles.menu} align="end" sideOffset={4} collisionPadding={8}>
          <Menu.Item className={menuStyles.item} onSelect={save} data-testid="save-chat">
            <Download size={20} strokeWidth={1.75} aria-hidden />
            {words.chat.export}
          </Menu.Item>
          <Menu.CheckboxItem
            className={menuStyles.item}
            checked={announces}
            onCheckedChange={chooseAnnouncing}
            data-testid="announce-unread"
          >
            <span className={styles.check}>
              <Menu.ItemIndicator>
                <Check size={20} strokeWidth={1.75} aria-hidden />
              </Menu.ItemIndicator>
            </span>
            {words.chat.announce}
          </Menu.CheckboxItem>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
