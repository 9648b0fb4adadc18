import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { classroom, LEADING, teacher } from '../../../gallery/fixtures';
import { questions } from '../../../gallery/talkFixtures';
import { words } from '../../../i18n';
import type { Classroom } from '../../../state/classroom';
import { questionActs } from '../../../state/questionActs';
import { clearQuestion } from '../../../state/questionDraft';
import {
  NO_QUESTIONS,
  type Questions,
  questionsWatch,
  useQuestions,
} from '../../../state/questions';
import { NO_RULES, type Rules, useRules } from '../../../state/rules';
import QuestionsPanel from './QuestionsPanel';

beforeEach(() => void vi.restoreAllMocks());

afterEach(() => {
  useQuestions.setState(NO_QUESTIONS);
  useRules.setState(NO_RULES);
  clearQuestion();
});

const led = (): Classroom => {
  const base = classroom();
  const you = base.onStage.find(({ id }) => id === teacher.id) ?? base.you;
  return { ...base, you, permissions: new Set(LEADING) };
};

function open(of: Classroom, change: Partial<Questions> = {}, rules: Partial<Rules> = {}) {
  const rows = questions();
  useQuestions.setState({ ...NO_QUESTIONS, open: 3, total: rows.length, rows, ...change });
  useRules.setState({ ...NO_RULES, ...rules });
  return render(<QuestionsPanel classroom={of} onClose={() => undefined} />);
}

test('only what is shown is asked for, and nothing once the panel is closed', () => {
  const watch = vi.spyOn(questionsWatch, 'watch');
  open(classroom()).unmount();
  expect(watch.mock.calls).toEqual([[30], [0]]);
});

test('a question is asked with a name, or without one', async () => {
  const ask = vi.spyOn(questionActs, 'ask').mockResolvedValue();
  open(classroom());
  await userEvent.type(screen.getByTestId('question-text'), 'Why?{Enter}');
  await userEvent.type(screen.getByTestId('question-text'), 'How?');
  await userEvent.click(screen.getByTestId('anonymous'));
  await userEvent.click(screen.getByTestId('ask'));
  expect(ask.mock.calls).toEqual([
    ['Why?', false],
    ['How?', true],
  ]);
});

test('the room’s order is kept, and nobody is named who did not want to be', () => {
  open(classroom());
  const rows = screen.getAllByTestId('question').map(({ textContent }) => textContent);
  expect(rows).toHaveLength(5);
  expect(rows[0]).toContain('42');
  expect(rows[1]).toContain(words.questions.nobody);
  expect(rows[2]).toContain(words.questions.yours);
});

test('a vote is given and taken back; answered questions take none', async () => {
  const vote = vi.spyOn(questionActs, 'vote').mockResolvedValue();
  open(classroom());
  const [voted, open2, , answered] = screen.getAllByTestId<HTMLButtonElement>('vote');
  expect(voted?.getAttribute('aria-pressed')).toBe('true');
  await userEvent.click(voted as HTMLElement);
  await userEvent.click(open2 as HTMLElement);
  expect(vote.mock.calls.map(([, on]) => on)).toEqual([false, true]);
  expect(answered?.disabled).toBe(true);
});

test('students answer and delete nothing', () => {
  open(classroom());
  expect(screen.queryByTestId('answer-aloud')).toBeNull();
  expect(screen.queryByTestId('delete-question')).toBeNull();
});

test('who leads answers aloud or in writing, and deletes', async () => {
  const answer = vi.spyOn(questionActs, 'answer').mockResolvedValue(true);
  const remove = vi.spyOn(questionActs, 'remove').mockResolvedValue(true);
  open(led());
  const [first, second] = screen.getAllByTestId('question') as [HTMLElement, HTMLElement];
  await userEvent.click(within(first).getByTestId('answer-aloud'));
  await userEvent.click(within(second).getByTestId('answer-write'));
  await userEvent.type(screen.getByTestId('answer-text'), 'Some of it.');
  await userEvent.click(screen.getByTestId('answer-send'));
  expect(answer.mock.calls.map(([, text]) => text)).toEqual([null, 'Some of it.']);
  expect(screen.queryByTestId('answer-text')).toBeNull();
  await userEvent.click(within(first).getByTestId('delete-question'));
  expect(remove).toHaveBeenCalledOnce();
});

test('locked questions say why', () => {
  open(classroom(), {}, { locks: ['questions'] });
  expect(screen.getByTestId('questions-closed').textContent).toBe(words.why.locked.questionAsk);
  expect(screen.queryByTestId('question-text')).toBeNull();
});

test('what was refused can be asked again', async () => {
  const again = vi.spyOn(questionActs, 'askAgain').mockResolvedValue();
  const refused = { code: 'log-full', againAtMs: null };
  open(classroom(), {
    asked: [{ actId: 'q', text: 'Lost?', anonymous: false, kept: false, refused }],
  });
  expect(screen.getByTestId('refused').textContent).toContain(words.problems['log-full'].title);
  await userEvent.click(screen.getByTestId('try-again'));
  expect(again).toHaveBeenCalledWith('q');
});
