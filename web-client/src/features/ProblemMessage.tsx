import { words } from '../i18n';
import type { Code, Problem } from '../protocol/problem';
import { isGuestPage } from '../state/guestAddress';
import { Message } from '../ui/Message';

/** The text for a code; an unknown one (a newer server) gets the server's own words. */
export function problemText(problem: Problem): { title: string; text: string } {
  const known = ofGuest(problem.code) ?? words.problems[problem.code];
  if (known) return known;
  const fallback = words.problems.internal;
  return { title: problem.title || fallback.title, text: problem.detail || fallback.text };
}

/** Some remedies are another for somebody without an account. */
function ofGuest(code: Code): { title: string; text: string } | undefined {
  const texts: Partial<Record<Code, { title: string; text: string }>> = words.guest.problems;
  return isGuestPage() ? texts[code] : undefined;
}

/** What a help desk asks for: the code, the status, and what the server said. */
export function problemDetails({ code, status, detail }: Problem): { label: string; text: string } {
  const parts = [code, status > 0 ? `HTTP ${status}` : '', detail];
  return { label: words.app.forHelpDesk, text: parts.filter(Boolean).join(' · ') };
}

interface ProblemMessageProps {
  readonly problem: Problem;
  /** What the page knows better than the code does. */
  readonly said?: { readonly title: string; readonly text: string } | undefined;
}

/** A problem in people's words, with the code for the help desk folded away. */
export function ProblemMessage({ problem, said }: ProblemMessageProps) {
  const { title, text } = said ?? problemText(problem);
  return (
    <Message
      kind="bad"
      title={title}
      details={problemDetails(problem)}
      testId={`problem-${problem.code}`}
    >
      {text}
    </Message>
  );
}
