import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { words } from '../../../i18n';
import { useChat } from '../../../state/chat';
import { chatActs } from '../../../state/chatActs';
import type { Classroom } from '../../../state/classroom';
import { SidePanel } from '../SidePanel';
import { useHindrance } from '../why';
import { ChatMore } from './ChatMore';
import styles from './ChatPanel.module.css';
import { ChatSearch } from './ChatSearch';
import { Composer } from './Composer';
import { type Goal, MessageList } from './MessageList';
import { PinnedMessage } from './PinnedMessage';

interface ChatPanelProps {
  readonly classroom: Classroom;
  readonly onClose: () => void;
}

/** What the class writes: read, searched, and written to. */
export default function ChatPanel({ classroom, onClose }: ChatPanelProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [searching, setSearching] = useState(false);
  const [goal, setGoal] = useState<Goal | null>(null);
  const isEmpty = useChat(({ messages, outgoing }) => messages.length + outgoing.length === 0);
  const found = useChat((chat) => chat.found !== null);
  const toggleSearch = () => {
    setGoal(null);
    setSearching((open) => !open);
  };
  const goTo = async (id: number) => {
    setSearching(false);
    if (await chatActs.reach(id)) setGoal({ id });
  };
  return (
    <SidePanel
      title={words.chat.title}
      onClose={onClose}
      focusFirst={hasKeyboard() ? field : undefined}
      testId="chat-panel"
      actions={
        <>
          <button
            type="button"
            onClick={toggleSearch}
            aria-label={words.chat.search}
            title={words.chat.search}
            aria-pressed={searching}
            data-testid="search"
          >
            <Search size={20} strokeWidth={1.75} aria-hidden />
          </button>
          <ChatMore title={classroom.title} />
        </>
      }
    >
      {searching && (
        <ChatSearch onGoTo={(id) => void goTo(id)} onClose={() => setSearching(false)} />
      )}
      {!(searching && found) && (
        <>
          <PinnedMessage classroom={classroom} onGoTo={(id) => void goTo(id)} />
          {isEmpty ? (
            <Nothing classroom={classroom} />
          ) : (
            <MessageList classroom={classroom} goal={goal} onGoTo={(id) => void goTo(id)} />
          )}
          <Composer classroom={classroom} field={field} />
        </>
      )}
    </SidePanel>
  );
}

function Nothing({ classroom }: { classroom: Classroom }) {
  const writes = useHindrance(classroom, 'chatWrite') === null;
  return (
    <div className={styles.nothing} data-testid="chat-nothing">
      <p>{words.chat.none}</p>
      <p>{writes ? words.chat.noneDetail : words.chat.noneRead}</p>
    </div>
  );
}

/** On a phone the keys would cover what somebody came to read. */
const hasKeyboard = () => window.matchMedia?.('(hover: hover)').matches ?? true;
