import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { classroom, liveClass } from '../../gallery/fixtures';
import { words } from '../../i18n';
import type { Permission } from '../../protocol/generated';
import { acts } from '../../state/acts';
import { conductor } from '../../state/conductor';
import { dataSaver, useDataSaver } from '../../state/dataSaver';
import { ownMedia, useOwnMedia } from '../../state/ownMedia';
import { NO_VISIT, useVisit, type Visit } from '../../state/visit';
import { PhasePage } from '../ClassVisit';
import Classroom from './Classroom';

class Observer {
  observe() {}
  disconnect() {}
}

afterEach(() => void vi.useRealTimers());

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

test('help comes after ten seconds: data saver, join again, leave', async () => {
  const rejoin = vi.spyOn(conductor, 'rejoin').mockReturnValue();
  enter(['rosterView'], { link: 'rejoining', lostAt: Date.now() - 11_000 });
  expect(screen.getByTestId('help-leave')).toBeTruthy();
  await userEvent.click(screen.getByTestId('help-rejoin'));
  expect(rejoin).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByTestId('help-data-saver'));
  expect(useDataSaver.getState().on).toBe(true);
  dataSaver.choose(false);
});

test.each([
  ['restarting', null, words.reconnect.restarting],
  ['restarting', 'offline', words.reconnect.unreachable],
  ['rejoining', 'no-node', words.reconnect.moving],
  ['rejoining', 'signaling-lost', words.reconnect.unreachable],
  ['rejoining', 'store-unavailable', words.reconnect.rejoining],
] as const)('while %s after %s the page says so in one line', (link, trouble, sentence) => {
  enter(['rosterView'], { link, trouble, lostAt: Date.now() });
  expect(screen.getByText(sentence)).toBeTruthy();
});

test('a dead connection is never shown as an open microphone', () => {
  useOwnMedia.setState({ sending: { microphone: 'on', camera: 'off', screen: 'off' } });
  enter(['mediaAudio']);
  expect(screen.getByTestId('microphone').dataset.on).toBe('true');
  act(() => useVisit.setState({ link: 'restarting', lostAt: Date.now() }));
  expect(screen.getByTestId('microphone').dataset.on).toBe('false');
  expect(screen.getByText(words.classroom.notHeard)).toBeTruthy();
});

test('whoever speaks while muted is told', async () => {
  vi.spyOn(ownMedia, 'loudness').mockReturnValue(0.9);
  useOwnMedia.setState({ sending: { microphone: 'muted', camera: 'off', screen: 'off' } });
  enter(['mediaAudio']);
  expect(await screen.findByText(words.classroom.speaksMuted)).toBeTruthy();
  act(() => useOwnMedia.setState({ sending: { microphone: 'on', camera: 'off', screen: 'off' } }));
  expect(screen.queryByText(words.classroom.speaksMuted)).toBeNull();
});

test('data is saved by one tap or one key, and the page suggests it where it helps', async () => {
  enter(['rosterView']);
  await userEvent.click(screen.getByTestId('data-saver'));
  expect(useDataSaver.getState().on).toBe(true);
  await userEvent.keyboard('s');
  expect(useDataSaver.getState().on).toBe(false);
  act(() => useDataSaver.setState({ suggested: true }));
  await userEvent.click(screen.getByTestId('save-data'));
  expect(useDataSaver.getState()).toEqual({ on: true, suggested: false });
  dataSaver.choose(false);
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

test('people open with the focus inside; Escape closes them, and the focus goes back', async () => {
  enter(['rosterView']);
  screen.getByTestId('people').focus();
  await userEvent.keyboard('{Enter}');
  const panel = await screen.findByTestId('people-panel');
  expect(document.activeElement).toBe(panel);
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByTestId('people-panel')).toBeNull();
  expect(document.activeElement).toBe(screen.getByTestId('people'));
});

test('keys can be switched off where they are explained', async () => {
  const toggle = vi.spyOn(ownMedia, 'toggleMicrophone').mockResolvedValue();
  enter(['mediaAudio']);
  await userEvent.keyboard('?');
  await userEvent.click(await screen.findByTestId('shortcuts-on'));
  await userEvent.keyboard('{Escape}m');
  expect(toggle).not.toHaveBeenCalled();
  await userEvent.click(screen.getByTestId('keys'));
  await userEvent.click(await screen.findByTestId('shortcuts-on'));
  await userEvent.keyboard('{Escape}m');
  expect(toggle).toHaveBeenCalledOnce();
});

test.each([
  ['a mouse that rests on a picture lets the bars fade', 'mouse', true, null, 'true'],
  ['a finger does not', 'touch', true, null, 'false'],
  ['nor does a mouse beside the pictures', 'mouse', false, null, 'false'],
  ['nor a mouse while somebody uses the keyboard', 'mouse', true, 'Tab', 'false'],
])('%s', (_, pointerType, onPicture, key, quiet) => {
  vi.useFakeTimers();
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_000);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  enter(['rosterView']);
  const target = screen.getByTestId(onPicture ? 'stage-person' : 'leave');
  const moved = new MouseEvent('pointermove', { bubbles: true });
  fireEvent(target, Object.assign(moved, { pointerType }));
  if (key) fireEvent.keyDown(target, { key });
  act(() => void vi.advanceTimersByTime(5_000));
  expect(screen.getByTestId('classroom').dataset.quiet).toBe(quiet);
});
