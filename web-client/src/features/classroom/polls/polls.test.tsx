import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  heardClass,
  ledClass,
  ledPoll,
  poll,
  TYPED_TALLY,
  typedPoll,
} from '../../../gallery/roomFixtures';
import { words } from '../../../i18n';
import type { Poll } from '../../../protocol/generated';
import type { Classroom } from '../../../state/classroom';
import { panel, usePanel } from '../../../state/panel';
import { pollActs } from '../../../state/pollActs';
import { usePollDraft } from '../../../state/pollDraft';
import { NO_POLLS, usePolls } from '../../../state/polls';
import { NO_VISIT, useVisit } from '../../../state/visit';
import ClassroomPage from '../Classroom';
import PollsPanel from './PollsPanel';

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.restoreAllMocks();
  usePolls.setState(NO_POLLS);
  usePollDraft.setState({ draft: null });
});

afterEach(() => act(() => panel.close()));

function enter(classroom: Classroom) {
  useVisit.setState({ ...NO_VISIT, phase: { kind: 'inClass' }, classroom });
  render(<ClassroomPage />);
}

function show(classroom: Classroom, ...polls: Poll[]) {
  usePolls.setState({ polls });
  render(<PollsPanel classroom={classroom} onClose={() => undefined} />);
}

test('a poll that opens shows itself once, and the focus stays where it was', async () => {
  enter(heardClass());
  const leave = screen.getByTestId('leave');
  leave.focus();
  act(() => usePolls.setState({ polls: [poll()] }));
  expect(await screen.findByTestId('polls-panel')).toBeTruthy();
  expect(document.activeElement).toBe(leave);
  act(() => panel.close());
  act(() => usePolls.setState({ polls: [poll()] }));
  expect(usePanel.getState().open).toBeNull();
  expect(screen.getByTestId('poll-line')).toBeTruthy();
});

test('whoever types, or reads another panel, reads of the poll in a line', async () => {
  enter(heardClass());
  act(() => panel.show('people'));
  const search = await screen.findByTestId('roster-search');
  await userEvent.type(search, 'ash');
  act(() => usePolls.setState({ polls: [poll()] }));
  expect(usePanel.getState().open).toBe('people');
  expect(document.activeElement).toBe(search);
  await userEvent.click(screen.getByTestId('answer-poll'));
  expect(await screen.findByTestId('polls-panel')).toBeTruthy();
  expect(screen.queryByTestId('poll-line')).toBeNull();
});

test('a latecomer sees the open poll', async () => {
  usePolls.setState({ polls: [poll()] });
  enter(heardClass());
  expect(await screen.findByTestId('polls-panel')).toBeTruthy();
  expect(screen.getAllByTestId('poll-option')).toHaveLength(3);
});

test('one option is chosen and sent; the answer can be changed while the poll is open', async () => {
  const answer = vi.spyOn(pollActs, 'answer').mockResolvedValue(true);
  show(heardClass(), poll());
  await userEvent.click(screen.getByTestId('send-answer'));
  expect(answer).not.toHaveBeenCalled();
  expect(screen.getByText(words.polls.missing)).toBeTruthy();
  await userEvent.click(screen.getByLabelText('The nucleophile comes'));
  await userEvent.click(screen.getByTestId('send-answer'));
  expect(answer).toHaveBeenCalledWith(41, { options: [1], text: null });
  act(() => usePolls.setState({ polls: [poll({ yourAnswer: { options: [1], text: null } })] }));
  expect(screen.getByTestId('your-answer').textContent).toContain('The nucleophile comes');
  await userEvent.click(screen.getByTestId('change-answer'));
  await userEvent.click(screen.getByLabelText('The leaving group goes'));
  await userEvent.click(screen.getByTestId('send-answer'));
  expect(answer).toHaveBeenLastCalledWith(41, { options: [0], text: null });
});

test('several options are sent in their order, however they were pressed', async () => {
  const answer = vi.spyOn(pollActs, 'answer').mockResolvedValue(true);
  show(heardClass(), poll({ sheet: { ...poll().sheet, kind: 'multiple' } }));
  const [first, second, third] = screen.getAllByTestId('poll-option') as HTMLElement[];
  for (const option of [third, second, first, second]) await userEvent.click(option as HTMLElement);
  await userEvent.click(screen.getByTestId('send-answer'));
  expect(answer).toHaveBeenCalledWith(41, { options: [0, 2], text: null });
});

test('a typed answer is sent without the space around it', async () => {
  const answer = vi.spyOn(pollActs, 'answer').mockResolvedValue(true);
  show(heardClass(), typedPoll());
  await userEvent.type(screen.getByTestId('poll-text'), '  carbocation ');
  await userEvent.click(screen.getByTestId('send-answer'));
  expect(answer).toHaveBeenCalledWith(57, { options: [], text: 'carbocation' });
});

test('results are bars with numbers and words; the own answer was right or not', () => {
  show(
    heardClass(),
    ledPoll({ state: 'revealed', yourAnswer: { options: [1], text: null } }),
    typedPoll({
      state: 'revealed',
      key: { options: [], texts: ['Carbocation'], points: 1 },
      tally: TYPED_TALLY,
      yourAnswer: { options: [], text: 'carbocation' },
    }),
  );
  expect(screen.getByText(words.polls.people(131, 61))).toBeTruthy();
  expect(screen.getByText(words.polls.answered(214, 309))).toBeTruthy();
  expect(screen.getByText(words.polls.wrong)).toBeTruthy();
  expect(screen.getByText(words.polls.right)).toBeTruthy();
  expect(screen.getAllByTestId('correct')).toHaveLength(2);
  expect(screen.getAllByTestId('yours')).toHaveLength(2);
  expect(screen.getByTestId('quiz-score').textContent).toBe(words.polls.score(1, 3));
});

test('polls count people, not options: shares of several answers may sum to more than all', () => {
  show(
    ledClass(),
    ledPoll({
      sheet: { ...poll().sheet, kind: 'multiple' },
      tally: { pollId: 41, answered: 4, present: 9, counts: [4, 3, 1], texts: [] },
    }),
  );
  for (const [count, percent] of [
    [4, 100],
    [3, 75],
    [1, 25],
  ] as const) {
    expect(screen.getByText(words.polls.people(count, percent))).toBeTruthy();
  }
  expect(screen.getByText(words.polls.answered(4, 9))).toBeTruthy();
});

test('who leads prepares a quiz and opens it', async () => {
  const open = vi.spyOn(pollActs, 'open').mockResolvedValue(true);
  show(ledClass());
  await userEvent.click(screen.getByTestId('new-poll'));
  await userEvent.click(screen.getByTestId('open-poll'));
  expect(screen.getByText(words.polls.questionMissing)).toBeTruthy();
  expect(screen.getByText(words.polls.optionsMissing)).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByTestId('poll-title'));
  await userEvent.type(screen.getByTestId('poll-title'), 'Which?');
  await userEvent.click(screen.getByTestId('add-option'));
  const [first, , third] = screen.getAllByTestId('poll-draft-option') as HTMLElement[];
  await userEvent.type(first as HTMLElement, 'SN1');
  await userEvent.type(third as HTMLElement, 'SN2');
  await userEvent.click(screen.getAllByTestId('poll-draft-correct')[2] as HTMLElement);
  await userEvent.clear(screen.getByTestId('poll-points'));
  await userEvent.type(screen.getByTestId('poll-points'), '3');
  await userEvent.click(screen.getByTestId('open-poll'));
  expect(open).toHaveBeenCalledWith(
    {
      title: 'Which?',
      kind: 'single',
      options: ['SN1', 'SN2'],
      anonymous: false,
      liveResults: false,
    },
    { options: [1], texts: [], points: 3 },
  );
  expect(screen.queryByTestId('poll-composer')).toBeNull();
});

test('what is being prepared survives the panel', async () => {
  const panelOf = () => <PollsPanel classroom={ledClass()} onClose={() => undefined} />;
  const { unmount } = render(panelOf());
  await userEvent.click(screen.getByTestId('new-poll'));
  await userEvent.type(screen.getByTestId('poll-title'), 'Half a qu');
  unmount();
  render(panelOf());
  expect((screen.getByTestId('poll-title') as HTMLInputElement).value).toBe('Half a qu');
});

test('who leads sees how it stands, closes it, then shows the results to all', async () => {
  const close = vi.spyOn(pollActs, 'close').mockResolvedValue(true);
  const reveal = vi.spyOn(pollActs, 'reveal').mockResolvedValue(true);
  show(ledClass(), ledPoll());
  expect(screen.getByTestId('poll-answered').textContent).toBe(words.polls.answered(214, 309));
  expect(screen.queryByTestId('reveal-poll')).toBeNull();
  await userEvent.click(screen.getByTestId('close-poll'));
  expect(close).toHaveBeenCalledWith(41);
  act(() => usePolls.setState({ polls: [ledPoll({ state: 'closed' })] }));
  await userEvent.click(screen.getByTestId('reveal-poll'));
  expect(reveal).toHaveBeenCalledWith(41);
});

test('who has not answered is read a page at a time', async () => {
  const read = vi.spyOn(pollActs, 'readUnanswered').mockResolvedValue(true);
  show(ledClass(), ledPoll());
  await userEvent.click(screen.getByTestId('unanswered'));
  expect(read).toHaveBeenLastCalledWith(41, 0);
  const rows = ledClass().onStage;
  act(() => usePolls.setState({ unanswered: { pollId: 41, offset: 0, total: 95, rows } }));
  expect(screen.getByText('Kenji Watanabe')).toBeTruthy();
  expect(screen.getByText(words.polls.range(1, rows.length, 95))).toBeTruthy();
  await userEvent.click(screen.getByTestId('more-unanswered'));
  expect(read).toHaveBeenLastCalledWith(41, 50);
});

test('whoever may not answer reads so', () => {
  const permissions = new Set(heardClass().permissions);
  permissions.delete('pollAnswer');
  show(heardClass({ permissions }), poll());
  expect(screen.getByText(words.polls.mayNotAnswer)).toBeTruthy();
  expect(screen.queryByTestId('send-answer')).toBeNull();
});
