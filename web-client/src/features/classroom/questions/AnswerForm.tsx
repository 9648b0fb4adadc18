import { useEffect, useRef, useState } from 'react';
import { words } from '../../../i18n';
import { questionActs } from '../../../state/questionActs';
import { Button } from '../../../ui/Button';
import { typedDirection } from '../../../ui/typedDirection';
import styles from './AskForm.module.css';

interface AnswerFormProps {
  readonly id: number;
  readonly onDone: () => void;
}

/** The most that the room takes. */
const MOST_CHARACTERS = 2_000;

/** An answer in writing, at the question. */
export function AnswerForm({ id, onDone }: AnswerFormProps) {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = async () => {
    if (text.trim() !== '' && (await questionActs.answer(id, text.trim()))) onDone();
  };
  return (
    <form
      className={styles.answer}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onDone();
      }}
    >
      <textarea
        ref={field}
        rows={3}
        maxLength={MOST_CHARACTERS}
        value={text}
        dir={typedDirection(text)}
        onChange={(event) => setText(event.target.value)}
        aria-label={words.questions.writeLabel}
        placeholder={words.questions.writeLabel}
        data-testid="answer-text"
      />
      <div className={styles.row}>
        <Button size="small" onClick={onDone}>
          {words.app.cancel}
        </Button>
        <Button
          type="submit"
          look="primary"
          size="small"
          disabled={text.trim() === ''}
          data-testid="answer-send"
        >
          {words.questions.saveAnswer}
        </Button>
      </div>
    </form>
  );
}
