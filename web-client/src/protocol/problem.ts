import * as v from 'valibot';
import type { ProblemCode } from './generated';

/** Codes of the server, and those that only this page can find out. */
export type Code = ProblemCode | PageCode;

/** What went wrong before a server could say so. */
export type PageCode =
  | 'offline'
  | 'no-answer'
  | 'answer-unreadable'
  | 'media-blocked'
  | 'browser-too-old'
  | 'signaling-lost'
  | 'too-many-waiting';

/** A problem as RFC 9457 writes it, with a stable `code`. */
export interface Problem {
  readonly code: Code;
  readonly title: string;
  readonly detail: string;
  readonly status: number;
}

const problemShape = v.object({
  code: v.string(),
  title: v.optional(v.string(), ''),
  detail: v.optional(v.string(), ''),
  status: v.optional(v.number(), 0),
});

/** The problem in a reply, or null when the reply is none. */
export function readProblem(value: unknown): Problem | null {
  const read = v.safeParse(problemShape, value);
  return read.success ? (read.output as Problem) : null;
}

/** A problem that the page itself noticed. */
export function pageProblem(code: Code, detail = ''): Problem {
  return { code, title: '', detail, status: 0 };
}

/** Done, or why not. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const done = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = <T>(problem: Problem): Result<T> => ({ ok: false, problem });
