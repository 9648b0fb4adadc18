import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { heardClass, ledClass, raisedHands } from '../../../gallery/roomFixtures';
import { words } from '../../../i18n';
import { acts } from '../../../state/acts';
import type { Classroom } from '../../../state/classroom';
import { handActs } from '../../../state/handActs';
import { handsWatch, NO_HANDS, useHands } from '../../../state/hands';
import { panel, usePanel } from '../../../state/panel';
import { NO_RULES, useRules } from '../../../state/rules';
import { NO_VISIT, useVisit } from '../../../state/visit';
import ClassroomPage from '../Classroom';
import { HandQueue } from './HandQueue';

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.restoreAllMocks();
  useHands.setState(NO_HANDS);
  useRules.setState(NO_RULES);
});

afterEach(() => act(() => panel.close()));

function enter(classroom: Classroom) {
  useVisit.setState({ ...NO_VISIT, phase: { kind: 'inClass' }, classroom });
  render(<ClassroomPage />);
}

test('a hand goes up and down by its button and by R', async () => {
  const toggle = vi.spyOn(handActs, 'toggle').mockResolvedValue(true);
  enter(heardClass());
  await userEvent.click(screen.getByTestId('hand'));
  await userEvent.keyboard('r');
  expect(toggle).toHaveBeenCalledTimes(2);
});

test.each([
  [1, words.hands.place(1)],
  [3, 'Your hand is up. 2 people are before you.'],
  [0, words.hands.yours],
])('place %i in the queue is said in words', (position, sentence) => {
  enter(heardClass());
  act(() => useHands.setState({ count: 12, raised: true, position }));
  expect(screen.getByText(sentence)).toBeTruthy();
  expect(screen.getByTestId('hand').getAttribute('aria-pressed')).toBe('true');
});

test('a locked hand says why, and neither the button nor R raises it', async () => {
  const toggle = vi.spyOn(handActs, 'toggle').mockResolvedValue(true);
  enter(heardClass());
  act(() => useRules.setState({ locks: ['hands'] }));
  const button = screen.getByTestId('hand');
  expect(button.getAttribute('aria-disabled')).toBe('true');
  const why = document.getElementById(button.getAttribute('aria-describedby') ?? '');
  expect(why?.textContent).toBe(words.why.locked.handRaise);
  await userEvent.click(button);
  await userEvent.keyboard('r');
  expect(toggle).not.toHaveBeenCalled();
  act(() => useRules.setState({ locks: [] }));
  await userEvent.click(button);
  expect(toggle).toHaveBeenCalledOnce();
});

test('a hand that is up can be lowered although hands are locked', async () => {
  const toggle = vi.spyOn(handActs, 'toggle').mockResolvedValue(true);
  enter(heardClass());
  act(() => useRules.setState({ locks: ['hands'] }));
  act(() => useHands.setState({ raised: true, position: 2 }));
  await userEvent.click(screen.getByTestId('hand'));
  expect(toggle).toHaveBeenCalledOnce();
});

test('whoever leads has the number of hands on the button, and the queue behind it', async () => {
  enter(ledClass());
  expect(screen.queryByTestId('hand')).toBeNull();
  act(() => useHands.setState({ count: 1_000, head: raisedHands(20) }));
  expect(screen.getByTestId('needs-count').textContent).toContain('1,000 hands are up');
  await userEvent.keyboard('r');
  expect(usePanel.getState().open).toBe('needs');
  expect(await screen.findByTestId('hand-queue')).toBeTruthy();
});

test('the queue is numbered, and one press on the row lets somebody speak or lowers the hand', async () => {
  const invite = vi.spyOn(acts, 'bringOnStage').mockResolvedValue();
  const lower = vi.spyOn(handActs, 'lower').mockResolvedValue(true);
  useHands.setState({ count: 3, head: raisedHands(3) });
  render(<HandQueue classroom={ledClass()} />);
  const second = screen.getAllByTestId('raised-hand')[1] as HTMLElement;
  expect(second.getAttribute('value')).toBe('2');
  await userEvent.click(within(second).getByTestId('let-speak'));
  expect(invite).toHaveBeenCalledWith('h-1');
  await userEvent.click(within(second).getByTestId('lower-hand'));
  expect(lower).toHaveBeenCalledWith('h-1');
});

test('all hands are lowered only after a question', async () => {
  const lowerAll = vi.spyOn(handActs, 'lowerAll').mockResolvedValue(true);
  useHands.setState({ count: 3, head: raisedHands(3) });
  render(<HandQueue classroom={ledClass()} />);
  await userEvent.click(screen.getByTestId('lower-all-hands'));
  expect(lowerAll).not.toHaveBeenCalled();
  await userEvent.click(screen.getByTestId('lower-all-confirm'));
  expect(lowerAll).toHaveBeenCalledOnce();
});

test('with a thousand hands the page asks for the head and says how many are behind it', () => {
  const watch = vi.spyOn(handsWatch, 'watch').mockReturnValue();
  useHands.setState({ count: 1_000, head: raisedHands(20) });
  const { unmount } = render(<HandQueue classroom={ledClass()} />);
  expect(watch).toHaveBeenLastCalledWith(20);
  expect(screen.getAllByTestId('raised-hand')).toHaveLength(20);
  expect(screen.getByText(words.hands.moreWait(980))).toBeTruthy();
  unmount();
  expect(watch).toHaveBeenLastCalledWith(0);
});
