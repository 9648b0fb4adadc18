import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { liveClass } from '../../gallery/fixtures';
import { words } from '../../i18n';
import { type Code, pageProblem } from '../../protocol/problem';
import { conductor } from '../../state/conductor';
import { guestActions } from '../../state/guest';
import { NO_VISIT, useVisit } from '../../state/visit';
import { EndPage } from '../ended/EndPage';
import { FailedPage } from '../ended/FailedPage';
import GuestPage from './GuestPage';

const BY = { classId: 'c-1', link: 'l-1.secret' };

beforeEach(() => {
  vi.restoreAllMocks();
  sessionStorage.clear();
  history.replaceState(null, '', '/guest/c-1#l-1.secret');
  vi.spyOn(conductor, 'open').mockImplementation(async () => {
    useVisit.setState({
      ...NO_VISIT,
      classId: 'c-1',
      liveClass: liveClass({ myRole: 'guest' }),
      phase: { kind: 'entrance', problem: null },
    });
  });
});

afterEach(() => history.replaceState(null, '', '/'));

const comeIn = (code: Code | null) =>
  vi.spyOn(guestActions, 'comeIn').mockResolvedValue(code && pageProblem(code));

test('a guest says a name and stands before the ordinary door, without a day and an account', async () => {
  const entered = comeIn(null);
  render(<GuestPage classId="c-1" />);
  await userEvent.type(screen.getByLabelText(words.guest.name), ' Noor {Enter}');
  expect(await screen.findByTestId('entrance')).toBeTruthy();
  expect(entered).toHaveBeenCalledExactlyOnceWith(BY, 'Noor');
  expect(conductor.open).toHaveBeenCalledWith('c-1');
  expect(screen.queryByTestId('account')).toBeNull();
  expect(screen.queryByRole('link')).toBeNull();
});

test('a guest without a name is asked for one before the server is', async () => {
  const entered = comeIn(null);
  render(<GuestPage classId="c-1" />);
  await userEvent.click(screen.getByTestId('guest-enter'));
  expect(screen.getByText(words.guest.nameMissing)).toBeTruthy();
  expect(entered).not.toHaveBeenCalled();
});

test('after a reload a guest is in again without a word', async () => {
  vi.spyOn(guestActions, 'wasHere').mockReturnValue(true);
  const entered = comeIn(null);
  render(<GuestPage classId="c-1" />);
  expect(await screen.findByTestId('entrance')).toBeTruthy();
  expect(entered).toHaveBeenCalledExactlyOnceWith(BY);
});

test('who cannot come back learns why, and may say a name', async () => {
  vi.spyOn(guestActions, 'wasHere').mockReturnValue(true);
  comeIn('offline');
  render(<GuestPage classId="c-1" />);
  expect(await screen.findByTestId('problem-offline')).toBeTruthy();
  expect(screen.getByTestId('guest-name')).toBeTruthy();
});

test.each([
  ['link-expired', words.problems['link-expired'].text],
  ['link-invalid', words.problems['link-invalid'].text],
  ['link-used', words.guest.problems['link-used'].text],
  ['class-ended', words.guest.problems['class-ended'].text],
] as const)('%s says what to do', async (code, text) => {
  comeIn(code);
  render(<GuestPage classId="c-1" />);
  await userEvent.type(screen.getByTestId('guest-name'), 'Noor{Enter}');
  expect((await screen.findByTestId(`problem-${code}`)).textContent).toContain(text);
});

test('a link that is cut off asks for no name; the whole one, opened in its place, does', async () => {
  history.replaceState(null, '', '/guest/c-1#l-1');
  render(<GuestPage classId="c-1" />);
  expect(screen.getByTestId('problem-link-invalid')).toBeTruthy();
  expect(screen.queryByTestId('guest-name')).toBeNull();
  history.replaceState(null, '', '/guest/c-1#l-1.secret');
  window.dispatchEvent(new Event('hashchange'));
  expect(await screen.findByTestId('guest-name')).toBeTruthy();
});

test('no page leads a guest to a day, which they have not', () => {
  useVisit.setState({ ...NO_VISIT, classId: 'c-1', liveClass: liveClass({ myRole: 'guest' }) });
  render(<FailedPage problem={pageProblem('class-ended')} />);
  render(<EndPage how={{ reason: 'byTeacher', endedAt: new Date().toISOString() }} />);
  expect(screen.queryByText(words.app.backToDay)).toBeNull();
  expect(screen.getByText(words.guest.problems['class-ended'].text)).toBeTruthy();
});
