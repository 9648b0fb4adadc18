import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { timeOf, words } from '../../../i18n';
import { useChat } from '../../../state/chat';
import { chatActs } from '../../../state/chatActs';
import { typedDirection } from '../../../ui/typedDirection';
import styles from './ChatSearch.module.css';

/** The room finds at most so many. */
const MOST_FOUND = 50;

interface ChatSearchProps {
  readonly onGoTo: (id: number) => void;
  readonly onClose: () => void;
}

/** Finds messages of the whole class, also those that this page has not read. */
export function ChatSearch({ onGoTo, onClose }: ChatSearchProps) {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    return () => void chatActs.search('');
  }, []);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    void chatActs.search(text.trim());
  };
  const leave = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  };
  return (
    <div className={styles.search} onKeyDown={leave} data-testid="chat-search">
      <form role="search" onSubmit={submit}>
        <Search size={20} strokeWidth={1.75} aria-hidden />
        <input
          ref={field}
          type="text"
          enterKeyHint="search"
          value={text}
          dir={typedDirection(text)}
          onChange={(event) => setText(event.target.value)}
          aria-label={words.chat.search}
          placeholder={words.chat.searchHint}
          data-testid="search-text"
        />
        <button type="button" onClick={onClose} aria-label={words.chat.closeSearch}>
          <X size={20} strokeWidth={1.75} aria-hidden />
        </button>
      </form>
      <Found onGoTo={onGoTo} />
    </div>
  );
}

function Found({ onGoTo }: Pick<ChatSearchProps, 'onGoTo'>) {
  const found = useChat((chat) => chat.found);
  if (found === null) return null;
  const { text, messages } = found;
  return (
    <div className={styles.found}>
      <p role="status">
        {messages === null
          ? words.chat.searching
          : messages.length === 0
            ? words.chat.noneFound(text)
            : words.chat.found(messages.length)}
      </p>
      <ul>
        {messages?.map(({ id, byName, at, text: said }) => (
          <li key={id}>
            <button type="button" onClick={() => onGoTo(id)} data-testid="found">
              <span>
                <strong>
                  <bdi>{byName}</bdi>
                </strong>{' '}
                <time dateTime={at}>{timeOf(at)}</time>
              </span>
              <span dir="auto">{said}</span>
            </button>
          </li>
        ))}
      </ul>
      {messages !== null && messages.length >= MOST_FOUND && <p>{words.chat.mostFound}</p>}
    </div>
  );
}
