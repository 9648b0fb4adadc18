import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { liveClass } from '../../gallery/fixtures';
import { words } from '../../i18n';
import { conductor } from '../../state/conductor';
import { NO_VISIT, useVisit } from '../../state/visit';
import { PhasePage } from '../ClassVisit';

beforeEach(() => {
  vi.restoreAllMocks();
});

const show = (connected: boolean) => {
  useVisit.setState({
    ...NO_VISIT,
    classId: 'c-1',
    liveClass: liveClass({ lobby: true }),
    phase: { kind: 'lobby', connected },
  });
  render(<PhasePage />);
};

test('the lobby says that the class is on and that somebody lets people in; it is no error', () => {
  show(true);
  const page = screen.getByTestId('in-lobby');
  expect(page.textContent).toContain(words.inLobby.isOn);
  expect(page.textContent).toContain(words.inLobby.detail);
  expect(page.textContent).not.toContain(words.waiting.reconnecting);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('whoever has lost the connection there keeps their place, and may leave', async () => {
  const leave = vi.spyOn(conductor, 'leave').mockReturnValue();
  show(false);
  expect(screen.getByTestId('in-lobby').textContent).toContain(words.waiting.reconnecting);
  await userEvent.click(screen.getByTestId('leave'));
  expect(leave).toHaveBeenCalledOnce();
});

test('whoever is turned away reads a kind sentence, its code, and may try again', async () => {
  const open = vi.spyOn(conductor, 'open').mockResolvedValue();
  useVisit.setState({
    ...NO_VISIT,
    classId: 'c-1',
    liveClass: liveClass({ lobby: true }),
    phase: { kind: 'over', how: { reason: 'denied', endedAt: new Date().toISOString() } },
  });
  render(<PhasePage />);
  const page = screen.getByTestId('over-denied');
  expect(page.textContent).toContain(words.over.deniedDetail);
  expect(page.textContent).toContain('lobby-denied');
  await userEvent.click(screen.getByTestId('rejoin'));
  expect(open).toHaveBeenCalledWith('c-1');
});
