import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { words } from '../i18n';
import { type Code, pageProblem } from '../protocol/problem';
import { ProblemMessage, problemText } from './ProblemMessage';

const codes = Object.keys(words.problems) as Code[];

test.each(codes)(
  '%s says what happened and what to do, and keeps the code in the detail',
  (code) => {
    render(<ProblemMessage problem={pageProblem(code)} />);
    const { title, text } = words.problems[code];
    expect(screen.getByText(title)).toBeTruthy();
    expect(screen.getByText(text)).toBeTruthy();
    expect(title).not.toBe(code);
    expect(screen.getByText(code, { selector: 'code' })).toBeTruthy();
  },
);

test('no two codes say the same', () => {
  const titles = codes.map((code) => words.problems[code].title);
  expect(new Set(titles).size).toBe(titles.length);
});

test('a code of a newer server is told in that server’s words', () => {
  const newer = {
    code: 'quiz-closed' as Code,
    title: 'The quiz is closed',
    detail: 'Ask.',
    status: 409,
  };
  expect(problemText(newer)).toEqual({ title: 'The quiz is closed', text: 'Ask.' });
});
