import { type FormEvent, useState } from 'react';
import { words } from '../../../i18n';
import type { Poll, PollAnswer } from '../../../protocol/generated';
import { pollActs } from '../../../state/pollActs';
import { LONGEST_TYPED } from '../../../state/pollDraft';
import { Button } from '../../../ui/Button';
import { Field } from '../../../ui/Field';
import styles from './PollCard.module.css';

interface PollFormProps {
  readonly poll: Poll;
  readonly onAnswered: () => void;
}

const NOTHING: PollAnswer = { options: [], text: null };

/** Answers a poll: one option, several, or a short text. */
export function PollForm({ poll, onAnswered }: PollFormProps) {
  const [answer, setAnswer] = useState(poll.yourAnswer ?? NOTHING);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const typed = poll.sheet.kind === 'typed';
  const missing = typed ? !answer.text?.trim() : answer.options.length === 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing || busy) return;
    setBusy(true);
    const taken = await pollActs.answer(poll.id, trimmed(answer));
    setBusy(false);
    if (taken) onAnswered();
  };
  return (
    <form className={styles.reply} onSubmit={(event) => void submit(event)} noValidate>
      {typed ? (
        <Field
          label={words.polls.type}
          value={answer.text ?? ''}
          maxLength={LONGEST_TYPED}
          error={tried && missing ? words.polls.missing : null}
          onChange={({ target }) => setAnswer({ options: [], text: target.value })}
          data-testid="poll-text"
        />
      ) : (
        <Options
          poll={poll}
          chosen={answer.options}
          onChoose={(options) => setAnswer({ options, text: null })}
        />
      )}
      {!typed && tried && missing && (
        <p className={styles.error} role="alert">
          {words.polls.missing}
        </p>
      )}
      <div className={styles.actions}>
        <Button look="primary" type="submit" aria-disabled={busy} data-testid="send-answer">
          {busy ? words.polls.sending : words.polls.send}
        </Button>
      </div>
    </form>
  );
}

interface OptionsProps {
  readonly poll: Poll;
  readonly chosen: readonly number[];
  readonly onChoose: (options: readonly number[]) => void;
}

function Options({ poll: { id, sheet }, chosen, onChoose }: OptionsProps) {
  const single = sheet.kind === 'single';
  const press = (option: number, on: boolean) => {
    if (single) return onChoose([option]);
    const rest = chosen.filter((one) => one !== option);
    onChoose(on ? [...rest, option].sort((one, other) => one - other) : rest);
  };
  return (
    <fieldset className={styles.choices} aria-describedby={`poll-${id}`}>
      <legend>{single ? words.polls.pickOne : words.polls.pickSeveral}</legend>
      {sheet.options.map((text, option) => (
        <label key={option} className={styles.choice}>
          <input
            type={single ? 'radio' : 'checkbox'}
            name={`poll-${id}`}
            checked={chosen.includes(option)}
            onChange={({ target }) => press(option, target.checked)}
            data-testid="poll-option"
          />
          <span dir="auto">{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

function trimmed({ options, text }: PollAnswer): PollAnswer {
  return { options, text: text === null ? null : text.trim() };
}
