import { useState } from 'react';
import { words } from '../../i18n';
import { type Plan, planClass } from '../../state/planning';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import { Switch } from '../../ui/Switch';
import { ProblemMessage } from '../ProblemMessage';
import { useForm } from '../useForm';
import styles from '../../ui/Form.module.css';

/** A new class in the timetable. Loaded only for those who teach. */
export default function PlanClass({ onClose }: { onClose: () => void }) {
  const [lobby, setLobby] = useState(false);
  const { field, submit, problem, busy } = useForm({
    initial: firstPlan(),
    check: wrongIn,
    send: async (plan) => {
      const result = await planClass(plan, lobby);
      if (result.ok) onClose();
      return result.ok ? null : result.problem;
    },
  });
  return (
    <Dialog open onClose={onClose} title={words.plan.title} testId="plan-class">
      <form className={styles.form} onSubmit={submit} noValidate>
        {problem && <ProblemMessage problem={problem} />}
        <Field
          label={words.plan.name}
          placeholder={words.plan.namePlaceholder}
          maxLength={120}
          data-testid="plan-title"
          {...field('title')}
        />
        <Field label={words.plan.date} type="date" {...field('date')} />
        <div className={styles.times}>
          <Field label={words.plan.from} type="time" {...field('from')} />
          <Field label={words.plan.to} type="time" {...field('to')} />
        </div>
        <Switch
          label={words.lobbySwitch.label}
          about={words.lobbySwitch.detail}
          on={lobby}
          onChange={setLobby}
          testId="plan-lobby"
        />
        <div className={styles.actions}>
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button look="primary" type="submit" aria-disabled={busy} data-testid="plan-create">
            {busy ? words.plan.busy : words.plan.create}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function wrongIn({ title, date, from, to }: Plan) {
  return {
    title: title.trim() ? null : words.plan.nameMissing,
    date: date ? null : words.plan.dateMissing,
    from: from ? null : words.plan.timeMissing,
    to: to > from ? null : words.plan.endBeforeStart,
  };
}

/** Today, from the next full hour, for an hour. */
function firstPlan(): Plan {
  const next = new Date(Date.now() + 3_600_000);
  const hour = next.getHours();
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${next.getFullYear()}-${two(next.getMonth() + 1)}-${two(next.getDate())}`;
  const to = hour === 23 ? '23:59' : `${two(hour + 1)}:00`;
  return { title: '', date, from: `${two(hour)}:00`, to };
}
