import { type ChangeEvent, type FormEvent, useState } from 'react';
import type { Code, Problem } from '../protocol/problem';
import { problemText } from './ProblemMessage';

/** What a form says and asks: what is in it, what is wrong with it, and who takes it. */
interface FormSettings<V> {
  readonly initial: V;
  /** One sentence for each field that cannot be sent like this. */
  readonly check: (values: V) => { readonly [F in keyof V]?: string | null };
  /** Null: it was taken. */
  readonly send: (values: V) => Promise<Problem | null>;
  /** Problems of the server that are about one field. */
  readonly about?: { readonly [C in Code]?: keyof V & string };
}

/** A form of texts: one sending at a time, a sentence at each wrong field, the focus at the first. */
export function useForm<V extends Readonly<Record<keyof V, string>>>(settings: FormSettings<V>) {
  const { initial, check, send, about = {} } = settings;
  const [values, setValues] = useState(initial);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const wrong = check(values);
  const blamed = problem ? about[problem.code] : undefined;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setTried(true);
    const names = Object.keys(values) as (keyof V & string)[];
    const first = names.find((name) => wrong[name]);
    if (first !== undefined) return focus(form, first);
    if (busy) return;
    setBusy(true);
    const refused = await send(values);
    setBusy(false);
    setProblem(refused);
    if (refused) return focus(form, about[refused.code]);
    setTried(false);
  };

  return {
    values,
    busy,
    /** What is wrong with the whole of it. */
    problem: blamed === undefined ? problem : null,
    submit: (event: FormEvent<HTMLFormElement>) => void submit(event),
    reset: (to: V) => setValues(to),
    /** All that a field needs to be part of this form. */
    field: <F extends keyof V & string>(name: F) => ({
      name,
      value: values[name],
      error: (tried && wrong[name]) || (blamed === name && problem && sentence(problem)) || null,
      onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => {
        setValues({ ...values, [name]: target.value });
        if (blamed === name) setProblem(null);
      },
    }),
  };
}

function sentence(problem: Problem): string {
  const { title, text } = problemText(problem);
  return `${title}. ${text}`;
}

function focus(form: HTMLFormElement, name: string | undefined): void {
  const field = name === undefined ? null : form.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}
