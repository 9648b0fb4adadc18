import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { liveClass } from '../../../gallery/fixtures';
import { done, failed, pageProblem, type Result } from '../../../protocol/problem';
import type { LiveClass } from '../../../protocol/rest.generated';
import { api } from '../../../rest/api';
import { NO_VISIT, useVisit } from '../../../state/visit';
import { LobbySwitch } from './LobbySwitch';

beforeEach(() => {
  vi.restoreAllMocks();
  useVisit.setState({ ...NO_VISIT, classId: 'c-1', liveClass: liveClass() });
  vi.spyOn(api, 'lobby').mockResolvedValue(done({ items: [] }));
});

const on = () => screen.getByTestId<HTMLInputElement>('lobby-switch').checked;

test('the switch stands as the class is now, whoever changed it', async () => {
  vi.spyOn(api, 'liveClass').mockResolvedValue(done(liveClass({ lobby: true })));
  render(<LobbySwitch />);
  expect(on()).toBe(false);
  await waitFor(() => expect(on()).toBe(true));
});

test.each([
  ['stays where it was put', done(liveClass({ lobby: true })), true],
  ['goes back when the server says no', failed<LiveClass>(pageProblem('forbidden')), false],
] as const)('a switch %s', async (_, answer, expected) => {
  vi.spyOn(api, 'liveClass').mockResolvedValue(failed(pageProblem('offline')));
  let answered: (result: Result<LiveClass>) => void = () => undefined;
  const switching = vi
    .spyOn(api, 'switchLobby')
    .mockReturnValue(new Promise((resolve) => void (answered = resolve)));
  render(<LobbySwitch />);
  await userEvent.click(screen.getByTestId('lobby-switch'));
  expect(on()).toBe(true);
  expect(switching).toHaveBeenCalledExactlyOnceWith('c-1', true);
  await act(async () => answered(answer));
  await waitFor(() => expect(on()).toBe(expected));
  expect(useVisit.getState().liveClass?.lobby).toBe(expected);
});
