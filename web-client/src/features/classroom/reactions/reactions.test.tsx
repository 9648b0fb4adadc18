import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { heardClass } from '../../../gallery/roomFixtures';
import { words } from '../../../i18n';
import { moderation } from '../../../state/moderation';
import { reactionsSeen, SHOWN_MS } from '../../../state/reactions';
import { NO_RULES, useRules } from '../../../state/rules';
import { ReactButton } from './ReactButton';
import { ReactionCounts } from './ReactionCounts';

beforeEach(() => {
  vi.restoreAllMocks();
  useRules.setState(NO_RULES);
  reactionsSeen.forget();
});

afterEach(() => void vi.useRealTimers());

test('a reaction is two presses, also by keyboard', async () => {
  const react = vi.spyOn(moderation, 'react').mockResolvedValue(true);
  render(<ReactButton classroom={heardClass()} />);
  screen.getByTestId('react').focus();
  await userEvent.keyboard('{Enter}');
  await screen.findByTestId('react-clap');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(react).toHaveBeenCalledOnce();
});

test('locked reactions say why', async () => {
  render(<ReactButton classroom={heardClass()} />);
  act(() => useRules.setState({ locks: ['reactions'] }));
  await userEvent.click(screen.getByTestId('react'));
  expect(screen.queryByTestId('react-clap')).toBeNull();
  expect(screen.getByText(words.why.locked.reactionSend)).toBeTruthy();
});

test('sums stand for a while and go; who reacted is not shown', () => {
  vi.useFakeTimers();
  render(<ReactionCounts />);
  act(() => reactionsSeen.came({ reactions: [{ reaction: 'clap', count: 1_032 }] }));
  expect(screen.getByTestId('reactions').textContent).toContain(
    words.reactions.counted(words.reactions.names.clap, 1_032),
  );
  act(() => void vi.advanceTimersByTime(SHOWN_MS));
  expect(screen.queryByTestId('reactions')).toBeNull();
});
