import { type FormEvent, useState } from 'react';
import { words } from '../../../i18n';
import type { PollKind } from '../../../protocol/generated';
import { pollActs } from '../../../state/pollActs';
import {
  type DraftFaults,
  faultsOf,
  isQuiz,
  LONGEST_TITLE,
  ofKind,
  type PollDraft,
  pollOf,
  usePollDraft,
} from '../../../state/pollDraft';
import { Button } from '../../../ui/Button';
import { Choice, Field } from '../../../ui/Field';
import { DraftOptions, DraftTexts } from './DraftAnswers';
import styles from './PollComposer.module.css';

const KINDS: readonly PollKind[] = ['single', 'multiple', 'typed'];

const change = (draft: PollDraft | null) => usePollDraft.setState({ draft });

/** A poll or a quiz, prepared on the spot. What is typed stays until it is opened or given up. */
export function PollComposer({ draft }: { draft: PollDraft }) {
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const faults: DraftFaults = tried ? faultsOf(draft) : {};
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setTried(true);
    const [first] = Object.keys(faultsOf(draft));
    if (first !== undefined) return focus(form, first);
    if (busy) return;
    setBusy(true);
    const { sheet, key } = pollOf(draft);
    const opened = await pollActs.open(sheet, key);
    setBusy(false);
    if (opened) change(null);
  };
  return (
    <form
      className={styles.form}
      aria-label={words.polls.create}
      onSubmit={(event) => void submit(event)}
      autoComplete="off"
      noValidate
      data-testid="poll-composer"
    >
      <Field
        label={words.polls.question}
        name="title"
        value={draft.title}
        maxLength={LONGEST_TITLE}
        placeholder={words.polls.questionPlaceholder}
        error={faults.title ? words.polls.questionMissing : null}
        onChange={({ target }) => change({ ...draft, title: target.value })}
        autoFocus
        data-testid="poll-title"
      />
      <Choice
        label={words.polls.kind}
        value={draft.kind}
        onChange={({ target }) => change(ofKind(draft, target.value as PollKind))}
        data-testid="poll-kind"
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {words.polls.kinds[kind]}
          </option>
        ))}
      </Choice>
      {draft.kind === 'typed' ? (
        <DraftTexts draft={draft} onChange={change} />
      ) : (
        <DraftOptions draft={draft} onChange={change} fault={faults.options ?? null} />
      )}
      {isQuiz(draft) && (
        <Field
          label={words.polls.points}
          name="points"
          inputMode="numeric"
          value={draft.points}
          error={faults.points ? words.polls.pointsWrong : null}
          onChange={({ target }) => change({ ...draft, points: target.value })}
          data-testid="poll-points"
        />
      )}
      <Tick
        label={words.polls.anonymous}
        checked={draft.anonymous}
        onChange={(anonymous) => change({ ...draft, anonymous })}
      />
      <Tick
        label={words.polls.liveResults}
        checked={draft.liveResults}
        onChange={(liveResults) => change({ ...draft, liveResults })}
      />
      <div className={styles.actions}>
        <Button onClick={() => change(null)}>{words.app.cancel}</Button>
        <Button look="primary" type="submit" aria-disabled={busy} data-testid="open-poll">
          {busy ? words.polls.opening : words.polls.open}
        </Button>
      </div>
    </form>
  );
}

interface TickProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Tick({ label, checked, onChange }: TickProps) {
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

/** Options have no field of their own name: the first of them is as good as any. */
function focus(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name === 'options' ? 'option-0' : name);
  if (field instanceof HTMLElement) field.focus();
}
