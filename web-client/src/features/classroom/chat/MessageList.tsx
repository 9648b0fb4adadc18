import { ArrowDown } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { words } from '../../../i18n';
import { chatLooked, useChat } from '../../../state/chat';
import { chatActs } from '../../../state/chatActs';
import type { Classroom } from '../../../state/classroom';
import { Button } from '../../../ui/Button';
import { textScale } from '../../../ui/textScale';
import { Message } from './Message';
import styles from './MessageList.module.css';
import { OutgoingMessage } from './OutgoingMessage';
import { goesOn, keyOf, keysOf } from './rows';
import { useWindow } from './useWindow';

/** How high a message is before it has been measured. */
const ESTIMATE = 64;

/** Where the reader wants to go; a new object is a new wish. */
export interface Goal {
  readonly id: number;
}

interface MessageListProps {
  readonly classroom: Classroom;
  readonly goal: Goal | null;
  readonly onGoTo: (id: number) => void;
}

/** All messages; only those that are seen are drawn. New ones move nothing but the end. */
export function MessageList({ classroom, goal, onGoTo }: MessageListProps) {
  const { messages, outgoing, loading } = useChat();
  const unread = useChat((chat) => chat.unread);
  const [active, setActive] = useState<string | null>(null);
  const keys = useMemo(() => keysOf(messages, outgoing), [messages, outgoing]);
  const estimate = ESTIMATE * textScale();
  const drawn = useWindow({ keys, estimate, onStart: loadOlder, kept: active });
  const { list, atEnd, toEnd, toRow } = drawn;
  useLooking(atEnd);
  useGoal(goal, toRow, list);

  const focusRow = (index: number) => {
    const key = keys[Math.max(0, Math.min(keys.length - 1, index))];
    if (key === undefined) return;
    setActive(key);
    requestAnimationFrame(() => rowOf(list.current, key)?.focus());
  };
  const moved = (event: React.KeyboardEvent, index: number) => {
    const step = STEPS[event.key];
    if (step === undefined || !(event.target as HTMLElement).matches('li')) return;
    event.preventDefault();
    focusRow(step === 'first' ? 0 : step === 'last' ? keys.length - 1 : index + step);
  };
  const tabbed = active !== null && keys.includes(active) ? active : keys.at(-1);

  return (
    <div className={styles.frame}>
      <div
        ref={list}
        className={styles.list}
        onScroll={drawn.onScroll}
        role="group"
        aria-label={words.chat.list}
        data-testid="messages"
      >
        <ol style={{ height: drawn.total }} aria-busy={loading}>
          {drawn.rows.map(({ key, index, y }) => (
            <li
              key={key}
              data-key={key}
              style={{ transform: `translateY(${y}px)` }}
              aria-posinset={index + 1}
              aria-setsize={keys.length}
              tabIndex={key === tabbed ? 0 : -1}
              onFocus={() => setActive(key)}
              onKeyDown={(event) => moved(event, index)}
              data-goal={goal !== null && key === keyOf(goal.id) ? 'true' : undefined}
            >
              <RowFace
                index={index}
                classroom={classroom}
                onGoTo={onGoTo}
                tabbable={key === tabbed}
              />
            </li>
          ))}
        </ol>
      </div>
      {loading && <p className={styles.older}>{words.chat.older}</p>}
      {!atEnd && (
        <Button
          size="small"
          look={unread > 0 ? 'primary' : 'quiet'}
          className={styles.toEnd}
          icon={ArrowDown}
          onClick={toEnd}
          data-unread={unread > 0}
          data-testid="to-end"
        >
          {words.chat.toEnd(unread)}
        </Button>
      )}
    </div>
  );
}

/** Arrows go from message to message; Tab goes into the one that has the focus. */
const STEPS: Readonly<Record<string, number | 'first' | 'last'>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  Home: 'first',
  End: 'last',
};

const loadOlder = () => void chatActs.loadOlder();

interface RowFaceProps {
  readonly index: number;
  readonly classroom: Classroom;
  readonly onGoTo: (id: number) => void;
  readonly tabbable: boolean;
}

/** What everybody reads, and after it what is still on its way. */
function RowFace({ index, classroom, onGoTo, tabbable }: RowFaceProps) {
  const { messages, outgoing } = useChat();
  const message = messages[index];
  const sent = outgoing[index - messages.length];
  if (message !== undefined) {
    const continues = goesOn(messages[index - 1], message);
    return <Message message={message} {...{ classroom, onGoTo, tabbable, continues }} />;
  }
  return sent === undefined ? null : <OutgoingMessage outgoing={sent} you={classroom.you} />;
}

/** Whoever looks at the end of the chat has read it, unless the page is behind another. */
function useLooking(atEnd: boolean): void {
  useEffect(() => {
    const look = () => {
      const reading = atEnd && document.visibilityState === 'visible';
      useChat.setState((chat) => chatLooked(chat, reading));
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      useChat.setState((chat) => chatLooked(chat, false));
    };
  }, [atEnd]);
}

function useGoal(
  goal: Goal | null,
  toRow: (key: string) => void,
  list: React.RefObject<HTMLElement | null>,
): void {
  const latest = useRef(toRow);
  latest.current = toRow;
  useEffect(() => {
    if (goal === null) return;
    const key = keyOf(goal.id);
    latest.current(key);
    requestAnimationFrame(() => rowOf(list.current, key)?.focus({ preventScroll: true }));
  }, [goal, list]);
}

function rowOf(list: HTMLElement | null, key: string): HTMLElement | null {
  return list?.querySelector(`[data-key="${key}"]`) ?? null;
}
