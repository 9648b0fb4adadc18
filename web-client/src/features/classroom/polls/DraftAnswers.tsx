import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { words } from '../../../i18n';
import {
  type DraftFaults,
  type DraftOption,
  LONGEST_OPTION,
  MOST_OPTIONS,
  type PollDraft,
  withOneMore,
  withOption,
  withoutOption,
} from '../../../state/pollDraft';
import { Button } from '../../../ui/Button';
import { typedDirection } from '../../../ui/typedDirection';
import styles from './PollComposer.module.css';

interface DraftProps {
  readonly draft: PollDraft;
  readonly onChange: (draft: PollDraft) => void;
}

interface DraftOptionsProps extends DraftProps {
  readonly fault: DraftFaults['options'] | null;
}

/** The options of a poll that is prepared, each with its mark of being correct. */
export function DraftOptions({ draft, onChange, fault }: DraftOptionsProps) {
  const about = useId();
  return (
    <fieldset className={styles.options} aria-describedby={about}>
      <legend>{words.polls.options}</legend>
      {draft.options.map((option, at) => (
        <Option
          key={at}
          option={option}
          at={at}
          onChange={(change) => onChange(withOption(draft, at, change))}
          onRemove={draft.options.length > 2 ? () => onChange(withoutOption(draft, at)) : null}
        />
      ))}
      {draft.options.length < MOST_OPTIONS && (
        <Button
          size="small"
          look="plain"
          icon={Plus}
          onClick={() => onChange(withOneMore(draft))}
          data-testid="add-option"
        >
          {words.polls.addOption}
        </Button>
      )}
      <p id={about} className={fault ? styles.error : styles.hint} aria-live="polite">
        {fault === 'missing' && words.polls.optionsMissing}
        {fault === 'same' && words.polls.optionsSame}
        {!fault && words.polls.correctHint}
      </p>
    </fieldset>
  );
}

interface OptionProps {
  readonly option: DraftOption;
  readonly at: number;
  readonly onChange: (change: Partial<DraftOption>) => void;
  readonly onRemove: (() => void) | null;
}

function Option({ option: { text, correct }, at, onChange, onRemove }: OptionProps) {
  const { option, correctOption, removeOption } = words.polls;
  return (
    <div className={styles.option}>
      <input
        type="text"
        name={`option-${at}`}
        aria-label={option(at + 1)}
        placeholder={option(at + 1)}
        value={text}
        dir={typedDirection(text)}
        maxLength={LONGEST_OPTION}
        onChange={({ target }) => onChange({ text: target.value })}
        data-testid="poll-draft-option"
      />
      <label className={styles.correct}>
        <input
          type="checkbox"
          checked={correct}
          aria-label={correctOption(at + 1)}
          onChange={({ target }) => onChange({ correct: target.checked })}
          data-testid="poll-draft-correct"
        />
        <span aria-hidden>{words.polls.correct}</span>
      </label>
      {onRemove && (
        <button type="button" onClick={onRemove} aria-label={removeOption(at + 1)}>
          <X size={20} strokeWidth={1.75} aria-hidden />
        </button>
      )}
    </div>
  );
}

/** What is correct where the answer is typed. */
export function DraftTexts({ draft, onChange }: DraftProps) {
  const id = useId();
  return (
    <div className={styles.texts}>
      <label htmlFor={id}>{words.polls.correctTexts}</label>
      <textarea
        id={id}
        rows={3}
        value={draft.correctTexts}
        dir={typedDirection(draft.correctTexts)}
        aria-describedby={`${id}-about`}
        onChange={({ target }) => onChange({ ...draft, correctTexts: target.value })}
        data-testid="poll-correct-texts"
      />
      <p id={`${id}-about`} className={styles.hint}>
        {words.polls.correctTextsHint}
      </p>
    </div>
  );
}
