import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { words } from '../../../i18n';
import { done, failed, pageProblem } from '../../../protocol/problem';
import { guestActions } from '../../../state/guest';
import InviteGuests from './InviteGuests';

const LINK = 'https://school.example/guest/c-1#l-1.secret';

beforeEach(() => {
  vi.restoreAllMocks();
});

const show = () => render(<InviteGuests onClose={() => undefined} />);

test('a link is made for as many as were chosen, shown, and copied', async () => {
  const invite = vi.spyOn(guestActions, 'invite').mockResolvedValue(done(LINK));
  const user = userEvent.setup();
  show();
  await user.selectOptions(screen.getByTestId('guest-uses'), '30');
  await user.click(screen.getByTestId('make-guest-link'));
  expect(invite).toHaveBeenCalledExactlyOnceWith(30);
  expect((await screen.findByLabelText<HTMLInputElement>(words.invite.link)).value).toBe(LINK);
  await user.click(screen.getByTestId('copy-link'));
  expect(await navigator.clipboard.readText()).toBe(LINK);
  expect(screen.getByText(words.invite.copied)).toBeTruthy();
});

test('a link that could not be made says why, and can be tried again', async () => {
  vi.spyOn(guestActions, 'invite').mockResolvedValue(failed(pageProblem('class-ended')));
  show();
  await userEvent.click(screen.getByTestId('make-guest-link'));
  expect(await screen.findByTestId('problem-class-ended')).toBeTruthy();
  expect(screen.getByTestId('make-guest-link')).toBeTruthy();
});
