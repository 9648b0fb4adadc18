import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { words } from '../i18n';
import { type Problem, pageProblem } from '../protocol/problem';
import { Field } from '../ui/Field';
import { ProblemMessage } from './ProblemMessage';
import { useForm } from './useForm';

const send = vi.fn<(values: { name: string; email: string }) => Promise<Problem | null>>();

function Guests() {
  const { field, submit, problem, busy } = useForm({
    initial: { name: '', email: '' },
    check: ({ name, email }) => ({ name: name ? null : 'Who?', email: email ? null : 'Where?' }),
    about: { 'already-exists': 'email' },
    send,
  });
  return (
    <form onSubmit={submit}>
      {problem && <ProblemMessage problem={problem} />}
      <Field label="Name" {...field('name')} />
      <Field label="E-mail" {...field('email')} />
      <button type="submit">{busy ? 'Sending' : 'Send'}</button>
    </form>
  );
}

const name = () => screen.getByLabelText('Name');
const email = () => screen.getByLabelText('E-mail');
const press = () => userEvent.click(screen.getByRole('button'));

beforeEach(() => {
  send.mockReset().mockResolvedValue(null);
  render(<Guests />);
});

test('nothing is called wrong before somebody has tried', () => {
  expect(screen.queryByText('Who?')).toBeNull();
  expect(name().getAttribute('aria-invalid')).toBe('false');
});

test('each wrong field has its sentence, the first has the focus, and nothing is sent', async () => {
  await press();
  expect(screen.getByText('Who?')).toBeTruthy();
  expect(screen.getByText('Where?')).toBeTruthy();
  expect(document.activeElement).toBe(name());
  await userEvent.type(name(), 'Ada');
  await press();
  expect(document.activeElement).toBe(email());
  expect(send).not.toHaveBeenCalled();
});

test('what is right is sent once, however often it is pressed', async () => {
  let finish: (refused: null) => void = () => {};
  send.mockReturnValue(new Promise((resolve) => (finish = resolve)));
  await userEvent.type(name(), 'Ada');
  await userEvent.type(email(), 'ada@school.example');
  await press();
  expect(screen.getByRole('button').textContent).toBe('Sending');
  await press();
  finish(null);
  await screen.findByText('Send');
  expect(send).toHaveBeenCalledExactlyOnceWith({ name: 'Ada', email: 'ada@school.example' });
});

test('a refusal that is about one field stands there until that field changes', async () => {
  send.mockResolvedValue(pageProblem('already-exists'));
  await userEvent.type(name(), 'Ada');
  await userEvent.type(email(), 'ada@school.example');
  await press();
  const { title, text } = words.problems['already-exists'];
  expect(await screen.findByText(`${title}. ${text}`)).toBeTruthy();
  expect(document.activeElement).toBe(email());
  expect(screen.queryByRole('alert')).toBeNull();
  await userEvent.type(email(), 'x');
  expect(screen.queryByText(`${title}. ${text}`)).toBeNull();
});

test('any other refusal stands above the form', async () => {
  send.mockResolvedValue(pageProblem('offline'));
  await userEvent.type(name(), 'Ada');
  await userEvent.type(email(), 'ada@school.example');
  await press();
  expect((await screen.findByRole('alert')).textContent).toContain(words.problems.offline.title);
});
