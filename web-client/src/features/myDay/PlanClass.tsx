import { type FormEvent, useState } from 'react';
import { words } from '../../i18n';
import type { Problem } from '../../protocol/problem';
import { planClass } from '../../state/planning';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import { ProblemMessage } from '../ProblemMessage';
import styles from './PlanClass.module.css';

/** A new class in the timetable. Loaded only for those who teach. */
export default function PlanClass({ onClose }: { onClose: () => void }) {
  const [plan, setPlan] = useState(firstPlan);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<typeof plan>) => setPlan({ ...plan, ...part });
  const endsTooEarly = plan.to <= plan.from;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!plan.title.trim() || endsTooEarly) return;
    setBusy(true);
    const result = await planClass(plan);
    setBusy(false);
    if (result.ok) onClose();
    else setProblem(result.problem);
  };

  return (
    <Dialog open onClose={onClose} title={words.plan.title} testId="plan-class">
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        {problem && <ProblemMessage problem={problem} />}
        <Field
          label={words.plan.name}
          placeholder={words.plan.namePlaceholder}
          required
          maxLength={120}
          value={plan.title}
          onChange={(event) => change({ title: event.target.value })}
          data-testid="plan-title"
        />
        <Field
          label={words.plan.date}
          type="date"
          required
          value={plan.date}
          onChange={(event) => change({ date: event.target.value })}
        />
        <div className={styles.times}>
          <Field
            label={words.plan.from}
            type="time"
            required
            value={plan.from}
            onChange={(event) => change({ from: event.target.value })}
          />
          <Field
            label={words.plan.to}
            type="time"
            required
            value={plan.to}
            onChange={(event) => change({ to: event.target.value })}
            error={endsTooEarly ? words.plan.endBeforeStart : null}
          />
        </div>
        <div className={styles.actions}>
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button look="primary" type="submit" disabled={busy} data-testid="plan-create">
            {busy ? words.plan.busy : words.plan.create}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Today, from the next full hour, for an hour. */
function firstPlan() {
  const next = new Date(Date.now() + 3_600_000);
  const hour = next.getHours();
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${next.getFullYear()}-${two(next.getMonth() + 1)}-${two(next.getDate())}`;
  const to = hour === 23 ? '23:59' : `${two(hour + 1)}:00`;
  return { title: '', date, from: `${two(hour)}:00`, to };
}
