import { words } from '../i18n';
import type { Problem } from '../protocol/problem';
import { Message } from '../ui/Message';

/** The text for a code; an unknown one (a newer server) gets the server's own words. */
export function problemText(problem: Problem): { title: string; text: string } {
  const known = words.problems[problem.code];
  if (known) return known;
  const fallback = words.problems.internal;
  return { title: problem.title || fallback.title, text: problem.detail || fallback.text };
}

/** A problem in people's words, with the code for the help desk folded away. */
export function ProblemMessage({ problem }: { problem: Problem }) {
  const { title, text } = problemText(problem);
  const details = [
    problem.code,
    problem.status > 0 ? `HTTP ${problem.status}` : '',
    problem.detail,
  ];
  return (
    <Message
      kind="bad"
      title={title}
      details={{ label: words.app.forHelpDesk, text: details.filter(Boolean).join(' · ') }}
      testId={`problem-${problem.code}`}
    >
      {text}
    </Message>
  );
}
