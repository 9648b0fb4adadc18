import { Lock } from 'lucide-react';
import { useId } from 'react';
import { words } from '../../../i18n';
import type { Classroom } from '../../../state/classroom';
import { questionActs } from '../../../state/questionActs';
import { clearQuestion, useQuestionDraft } from '../../../state/questionDraft';
import { Button } from '../../../ui/Button';
import { typedDirection } from '../../../ui/typedDirection';
import { useHindrance, whySentence } from '../why';
import styles from './AskForm.module.css';

/** The most that the room takes. */
const MOST_CHARACTERS = 500;
/** From here on the page says how much is left. */
const FEW_LEFT = 100;

/** Asks the class something, with or without one's name. */
export function AskForm({ classroom }: { classroom: Classroom }) {
  const { text, anonymous } = useQuestionDraft();
  const hindrance = useHindrance(classroom, 'questionAsk');
  const about = useId();
  if (hindrance !== null) {
    return (
      <p className={styles.closed} data-testid="questions-closed">
        <Lock size={20} strokeWidth={1.75} aria-hidden />
        {whySentence(hindrance, 'questionAsk')}
      </p>
    );
  }
  const left = MOST_CHARACTERS - text.length;
  const canAsk = text.trim() !== '' && left >= 0;
  const ask = () => {
    if (!canAsk) return;
    void questionActs.ask(text.trim(), anonymous);
    clearQuestion();
  };
  const pressed = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    ask();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <textarea
        rows={2}
        value={text}
        dir={typedDirection(text)}
        onChange={(event) => useQuestionDraft.setState({ text: event.target.value })}
        onKeyDown={pressed}
        aria-label={words.questions.askLabel}
        aria-describedby={about}
        aria-invalid={left < 0}
        placeholder={words.questions.ask}
        enterKeyHint="send"
        data-testid="question-text"
      />
      <div className={styles.row}>
        <label title={words.questions.anonymousDetail}>
          <input
            type="checkbox"
            checked={anonymous}
            onChange={(event) => useQuestionDraft.setState({ anonymous: event.target.checked })}
            data-testid="anonymous"
          />
          {words.questions.anonymous}
        </label>
        <Button type="submit" look="primary" size="small" disabled={!canAsk} data-testid="ask">
          {words.questions.send}
        </Button>
      </div>
      <p id={about} className={styles.about}>
        {left < 0 && <span className={styles.wrong}>{words.chat.tooLong(-left)}</span>}
        {left >= 0 && left <= FEW_LEFT && words.chat.left(left)}
      </p>
    </form>
  );
}
