import { Lock, SendHorizontal, Timer, X } from 'lucide-react';
import { type RefObject, useEffect, useId } from 'react';
import { words } from '../../../i18n';
import { messageWith, type Outgoing, useChat } from '../../../state/chat';
import { chatActs } from '../../../state/chatActs';
import { chatDraft, useChatDraft } from '../../../state/chatDraft';
import type { Classroom } from '../../../state/classroom';
import { useRules } from '../../../state/rules';
import { Button } from '../../../ui/Button';
import { typedDirection } from '../../../ui/typedDirection';
import { useSecondsUntil } from '../RefusedLine';
import { whySentence } from '../why';
import { AudienceChoice } from './AudienceChoice';
import styles from './Composer.module.css';
import { useWays, type Ways } from './ways';

/** The most that the room takes. */
const MOST_CHARACTERS = 2_000;
/** From here on the page says how much is left. */
const FEW_LEFT = 200;

interface ComposerProps {
  readonly classroom: Classroom;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** Where somebody writes: to whom, in answer to what, and why not where they may not. */
export function Composer({ classroom, field }: ComposerProps) {
  const ways = useWays(classroom);
  if (ways.audiences.length === 0) {
    return (
      <p className={styles.closed} data-testid="chat-closed">
        <Lock size={20} strokeWidth={1.75} aria-hidden />
        {whySentence(ways.hindrance, 'chatWrite')}
      </p>
    );
  }
  return <Writing ways={ways} field={field} />;
}

interface WritingProps extends Pick<ComposerProps, 'field'> {
  readonly ways: Ways;
}

function Writing({ ways, field }: WritingProps) {
  const draft = useChatDraft();
  const about = useId();
  const { text, editing } = draft;
  const left = MOST_CHARACTERS - text.length;
  const wait = useSlowMode(ways, editing !== null);
  const canSend = text.trim() !== '' && left >= 0 && wait.seconds === 0;
  useGrowing(field, text);
  useEffect(() => {
    if (draft.replyTo !== null || draft.editing !== null) field.current?.focus();
  }, [draft.replyTo, draft.editing, field]);

  const send = () => {
    if (!canSend) return;
    if (editing !== null) void chatActs.edit(editing, text.trim());
    else void chatActs.post(wordingOf(ways, text.trim()));
    chatDraft.clear();
    field.current?.focus();
  };
  const pressed = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    }
    const busy = draft.replyTo !== null || editing !== null;
    if (event.key === 'Escape' && busy) {
      event.preventDefault();
      chatDraft.clear();
    }
  };
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <About />
      {editing === null && <AudienceChoice ways={ways} />}
      <div className={styles.box}>
        <textarea
          ref={field}
          rows={1}
          value={text}
          dir={typedDirection(text)}
          onChange={(event) => chatDraft.type(event.target.value)}
          onKeyDown={pressed}
          aria-label={placeholderOf(ways, editing)}
          aria-describedby={about}
          aria-invalid={left < 0}
          placeholder={placeholderOf(ways, editing)}
          enterKeyHint="send"
          data-testid="chat-text"
        />
        <Button
          type="submit"
          look="primary"
          size="small"
          className={styles.send}
          disabled={!canSend}
          aria-label={editing === null ? words.chat.send : words.chat.save}
          title={editing === null ? words.chat.send : words.chat.save}
          data-testid="chat-send"
        >
          <SendHorizontal size={20} strokeWidth={1.75} aria-hidden />
        </Button>
      </div>
      <p id={about} className={styles.about}>
        {wait.slowSeconds > 0 && (
          <span className={styles.slow} data-testid="slow-mode">
            <Timer size={16} strokeWidth={1.75} aria-hidden />
            {wait.seconds > 0
              ? words.chat.slowWait(wait.seconds)
              : words.chat.slow(wait.slowSeconds)}
          </span>
        )}
        {left < 0 && <span className={styles.wrong}>{words.chat.tooLong(-left)}</span>}
        {left >= 0 && left <= FEW_LEFT && <span>{words.chat.left(left)}</span>}
      </p>
    </form>
  );
}

function wordingOf({ audience }: Ways, text: string) {
  const { to, replyTo } = useChatDraft.getState();
  return { text, audience, toId: audience === 'teachers' ? (to?.id ?? null) : null, replyTo };
}

function placeholderOf({ audience, to }: Ways, editing: number | null): string {
  if (editing !== null) return words.chat.changeText;
  switch (audience) {
    case 'announcement':
      return words.chat.writeAnnouncement;
    case 'teachers':
      return to === null ? words.chat.writePrivate : words.chat.writeTo(to.name);
    case 'everyone':
      return words.chat.write;
    default:
      return audience satisfies never;
  }
}

/** What the message answers, or that it replaces another. */
function About() {
  const { replyTo, editing } = useChatDraft();
  const message = useChat((chat) => (replyTo === null ? null : messageWith(chat, replyTo)));
  if (replyTo === null && editing === null) return null;
  return (
    <div className={styles.answers} data-testid="answers">
      <p>
        {editing !== null ? (
          words.chat.changeText
        ) : (
          <>
            <strong>{words.chat.answerTo(message?.byName ?? '')}</strong> <bdi>{message?.text}</bdi>
          </>
        )}
      </p>
      <button
        type="button"
        onClick={chatDraft.clear}
        aria-label={editing !== null ? words.chat.cancelEdit : words.chat.cancelReply}
        data-testid="cancel-answer"
      >
        <X size={20} strokeWidth={1.75} aria-hidden />
      </button>
    </div>
  );
}

/** The pause between two messages of one person; who leads the class has none. */
function useSlowMode({ leading }: Ways, edits: boolean) {
  const slow = useRules((rules) => rules.slowModeSeconds);
  const postedAtMs = useChat((chat) => chat.postedAtMs);
  const refused = useChat(({ outgoing }) => outgoing.findLast(isTooSoon)?.refused);
  const nextMs = Math.max(postedAtMs + slow * 1_000, refused?.againAtMs ?? 0);
  const seconds = useSecondsUntil(nextMs);
  if (leading || slow === 0) return { slowSeconds: 0, seconds: 0 };
  return { slowSeconds: slow, seconds: edits ? 0 : seconds };
}

const isTooSoon = ({ refused }: Outgoing) => refused?.code === 'slow-mode';

/** The field is as high as what is in it, up to what its style allows. */
function useGrowing(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [field, text]);
}
