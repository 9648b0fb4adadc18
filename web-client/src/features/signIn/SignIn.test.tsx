import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { words } from '../../i18n';
import { pageProblem } from '../../protocol/problem';
import { sessionActions } from '../../state/session';
import { SignIn } from './SignIn';

test('signs in with what was typed', async () => {
  const signIn = vi.spyOn(sessionActions, 'signIn').mockResolvedValue();
  render(<SignIn problem={null} busy={false} />);
  await userEvent.type(screen.getByLabelText(words.signIn.email), 'asha@school.example');
  await userEvent.type(screen.getByLabelText(words.signIn.password), 'correct horse{Enter}');
  expect(signIn).toHaveBeenCalledExactlyOnceWith('asha@school.example', 'correct horse');
});

test('asks for what is missing before it asks the server', async () => {
  const signIn = vi.spyOn(sessionActions, 'signIn').mockClear();
  render(<SignIn problem={null} busy={false} />);
  await userEvent.click(screen.getByTestId('sign-in'));
  expect(screen.getByText(words.signIn.emailMissing)).toBeTruthy();
  expect(screen.getByText(words.signIn.passwordMissing)).toBeTruthy();
  expect(signIn).not.toHaveBeenCalled();
});

test('asks once at a time, and the focus stays where it was', async () => {
  const signIn = vi.spyOn(sessionActions, 'signIn').mockClear().mockResolvedValue();
  const { rerender } = render(<SignIn problem={null} busy={false} />);
  await userEvent.type(screen.getByLabelText(words.signIn.email), 'asha@school.example');
  await userEvent.type(screen.getByLabelText(words.signIn.password), 'wrong');
  await userEvent.click(screen.getByTestId('sign-in'));
  rerender(<SignIn problem={null} busy />);
  await userEvent.keyboard('{Enter}');
  expect(signIn).toHaveBeenCalledTimes(1);
  expect(document.activeElement).toBe(screen.getByTestId('sign-in'));
});

test('says why somebody was signed out', () => {
  render(<SignIn problem={pageProblem('refresh-reused')} busy={false} />);
  expect(screen.getByRole('alert').textContent).toContain(words.problems['refresh-reused'].title);
});
