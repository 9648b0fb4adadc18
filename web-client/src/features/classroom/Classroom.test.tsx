import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { classroom, liveClass } from '../../gallery/fixtures';
import { words } from '../../i18n';
import type { Permission } from '../../protocol/generated';
import { acts } from '../../state/acts';
import { conductor } from '../../state/conductor';
import { ownMedia } from '../../state/ownMedia';
import { NO_VISIT, useVisit, type Visit } from '../../state/visit';
import { PhasePage } from '../ClassVisit';
import Classroom from './Classroom';

class Observer {
  observe() {}
  disconnect() {}
}

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', Observer);
  vi.restoreAllMocks();
});

function enter(permissions: Permission[], change: Partial<Visit> = {}) {
  useVisit.setState({
    ...NO_VISIT,
    phase: { kind: 'inClass' },
    classroom: classroom({ permissions: new Set(permissions) }),
    ...change,
  });
  render(<Classroom />);
}

test('a listener has no microphone, camera or screen to press, and can always leave', async () => {
  const leave = vi.spyOn(conductor, 'leave').mockReturnValue();
  enter(['rosterView']);
  for (const id of ['microphone', 'camera', 'share']) expect(screen.queryByTestId(id)).toBeNull();
  await userEvent.click(screen.getByTestId('leave'));
  expect(leave).toHaveBeenCalledOnce();
});

test('M mutes whoever may speak, and nobody else', async () => {
  const toggle = vi.spyOn(ownMedia, 'toggleMicrophone').mockResolvedValue();
  enter(['rosterView']);
  await userEvent.keyboard('m');
  expect(toggle).not.toHaveBeenCalled();
  useVisit.setState({ classroom: classroom({ permissions: new Set(['mediaAudio']) }) });
  await userEvent.keyboard('m');
  expect(toggle).toHaveBeenCalledOnce();
});

test('an invitation is a question, and only a yes asks for devices', async () => {
  const answer = vi.spyOn(acts, 'answerInvitation').mockResolvedValue();
  enter(['rosterView'], { classroom: classroom({ invitedBy: 'Dr. Okafor' }) });
  expect(await screen.findByText(words.invitation.title('Dr. Okafor'))).toBeTruthy();
  await userEvent.click(screen.getByTestId('invitation-no'));
  expect(answer).toHaveBeenCalledWith('no');
});

test('whoever may end the class is asked before it ends', async () => {
  const end = vi.spyOn(acts, 'endClass').mockResolvedValue(true);
  enter(['classEnd']);
  await screen.findByRole('button', { expanded: false });
  await userEvent.click(screen.getByTestId('leave'));
  await userEvent.click(await screen.findByTestId('end-class'));
  expect(end).not.toHaveBeenCalled();
  await userEvent.click(screen.getByTestId('end-confirm'));
  expect(end).toHaveBeenCalledOnce();
});

test('a lost connection says what is going on, and after ten seconds what helps', () => {
  enter(['rosterView'], { link: 'restarting', lostAt: Date.now() });
  expect(screen.getByText(words.reconnect.restarting)).toBeTruthy();
  expect(screen.queryByTestId('reconnect-help')).toBeNull();
});

test('help comes after ten seconds', () => {
  enter(['rosterView'], { link: 'rejoining', lostAt: Date.now() - 11_000 });
  expect(screen.getByTestId('reconnect-help')).toBeTruthy();
});

test('the door of a listener asks for nothing', () => {
  const getUserMedia = vi.fn();
  vi.stubGlobal('navigator', { language: 'en', mediaDevices: { getUserMedia } });
  useVisit.setState({
    ...NO_VISIT,
    liveClass: liveClass(),
    phase: { kind: 'entrance', problem: null },
  });
  render(<PhasePage />);
  expect(screen.getByText(words.entrance.listener)).toBeTruthy();
  expect(getUserMedia).not.toHaveBeenCalled();
});
