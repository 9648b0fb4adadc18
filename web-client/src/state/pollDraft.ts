import { create } from 'zustand';
import type { PollKey, PollKind, PollSheet } from '../protocol/generated';
import { plain } from './polls';

/** One option while it is written. */
export interface DraftOption {
  readonly text: string;
  readonly correct: boolean;
}

/** A poll that is being prepared: it outlives the panel, so that nothing typed is lost. */
export interface PollDraft {
  readonly title: string;
  readonly kind: PollKind;
  readonly options: readonly DraftOption[];
  /** Correct typed answers, one on each line. */
  readonly correctTexts: string;
  readonly points: string;
  readonly anonymous: boolean;
  readonly liveResults: boolean;
}

/** What is wrong with a draft: at most one thing for each field. */
export interface DraftFaults {
  readonly title?: 'missing';
  readonly options?: 'missing' | 'same';
  readonly points?: 'wrong';
}

export const MOST_OPTIONS = 10;
export const LONGEST_TITLE = 300;
export const LONGEST_OPTION = 200;
export const LONGEST_TYPED = 100;
const MOST_POINTS = 100;

const NOTHING: DraftOption = { text: '', correct: false };

export const EMPTY_DRAFT: PollDraft = {
  title: '',
  kind: 'single',
  options: [NOTHING, NOTHING],
  correctTexts: '',
  points: '1',
  anonymous: false,
  liveResults: false,
};

/** Null: nothing is being prepared. */
export const usePollDraft = create<{ readonly draft: PollDraft | null }>(() => ({ draft: null }));

export function withOption(draft: PollDraft, at: number, change: Partial<DraftOption>): PollDraft {
  const alone = draft.kind === 'single' && change.correct === true;
  const options = draft.options.map((option, index) => {
    if (index === at) return { ...option, ...change };
    return alone ? { ...option, correct: false } : option;
  });
  return { ...draft, options };
}

export function withOneMore(draft: PollDraft): PollDraft {
  if (draft.options.length >= MOST_OPTIONS) return draft;
  return { ...draft, options: [...draft.options, NOTHING] };
}

export function withoutOption(draft: PollDraft, at: number): PollDraft {
  if (draft.options.length <= 2) return draft;
  return { ...draft, options: draft.options.filter((_, index) => index !== at) };
}

/** One correct option at most where one is chosen. */
export function ofKind(draft: PollDraft, kind: PollKind): PollDraft {
  const first = draft.options.findIndex(({ correct }) => correct);
  const options =
    kind === 'single'
      ? draft.options.map((option, index) => ({ ...option, correct: index === first }))
      : draft.options;
  return { ...draft, kind, options };
}

export function faultsOf(draft: PollDraft): DraftFaults {
  const { title, points } = draft;
  const options = optionFault(draft);
  const worth = Number(points);
  const wrong =
    !Number.isInteger(worth) || worth < 0 || worth > MOST_POINTS || points.trim() === '';
  return {
    ...(title.trim() === '' && { title: 'missing' as const }),
    ...(options && { options }),
    ...(isQuiz(draft) && wrong && { points: 'wrong' as const }),
  };
}

function optionFault(draft: PollDraft): DraftFaults['options'] | null {
  if (draft.kind === 'typed') return null;
  const texts = filled(draft).map(({ text }) => plain(text));
  if (texts.length < 2) return 'missing';
  return new Set(texts).size < texts.length ? 'same' : null;
}

/** A poll in which something is correct. */
export function isQuiz(draft: PollDraft): boolean {
  if (draft.kind === 'typed') return textsOf(draft).length > 0;
  return filled(draft).some(({ correct }) => correct);
}

/** What the room is asked to open. Empty options are left out, and what is correct is renumbered. */
export function pollOf(draft: PollDraft): { sheet: PollSheet; key: PollKey } {
  const { kind, anonymous, liveResults } = draft;
  const options = kind === 'typed' ? [] : filled(draft);
  const correct = options.flatMap((option, index) => (option.correct ? [index] : []));
  return {
    sheet: {
      title: draft.title.trim(),
      kind,
      options: options.map(({ text }) => text.trim()),
      anonymous,
      liveResults,
    },
    key: {
      options: correct,
      texts: kind === 'typed' ? textsOf(draft) : [],
      points: isQuiz(draft) ? Number(draft.points) : 0,
    },
  };
}

function filled({ options }: PollDraft): readonly DraftOption[] {
  return options.filter(({ text }) => text.trim() !== '');
}

function textsOf({ correctTexts }: PollDraft): string[] {
  return correctTexts.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}
