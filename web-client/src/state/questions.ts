import { create } from 'zustand';
import type { Question, QuestionCount, QuestionWindow, RoomSnapshot } from '../protocol/generated';
import type { Refused } from './acts';
import { live } from './live';

/** A question of this person on its way to the room. */
export interface AskedQuestion {
  readonly actId: string;
  readonly text: string;
  readonly anonymous: boolean;
  /** The room has kept it: it goes as soon as the questions are told anew. */
  readonly kept: boolean;
  readonly refused: Refused | null;
}

/** The questions of the class, as far as this page watches them. */
export interface Questions {
  /** How many are not answered. */
  readonly open: number;
  readonly total: number;
  /** In the room's order: open ones first, then by votes. Null before they have come. */
  readonly rows: readonly Question[] | null;
  readonly asked: readonly AskedQuestion[];
  /** Votes that the room has not counted yet, by the question. */
  readonly votes: ReadonlyMap<number, boolean>;
}

export const NO_QUESTIONS: Questions = {
  open: 0,
  total: 0,
  rows: null,
  asked: [],
  votes: new Map(),
};

/** What was refused stays until its author has decided; of more than this the oldest go. */
const MOST_REFUSED = 10;

export const useQuestions = create<Questions>(() => NO_QUESTIONS);

export function questionsWelcomed(questions: Questions, room: RoomSnapshot): Questions {
  return { ...questions, open: room.openQuestions };
}

export function questionsCounted(
  questions: Questions,
  { open }: Pick<QuestionCount, 'open'>,
): Questions {
  return { ...questions, open };
}

export function questionsWindowed(
  questions: Questions,
  { total, rows }: Pick<QuestionWindow, 'total' | 'rows'>,
): Questions {
  const counted = new Map(rows.map(({ id, votedByYou }) => [id, votedByYou]));
  const votes = [...questions.votes].filter(([id, on]) => counted.get(id) === !on);
  const asked = questions.asked.filter(({ kept }) => !kept);
  return { ...questions, total, rows, asked, votes: new Map(votes) };
}

export function questionSent(questions: Questions, question: AskedQuestion): Questions {
  return { ...questions, asked: [...questions.asked, question] };
}

/** With a refusal it waits for what its author decides; without one the room has it. */
export function questionSettled(
  questions: Questions,
  actId: string,
  refused: Refused | null,
): Questions {
  const kept = refused === null;
  const one = (asked: AskedQuestion) =>
    asked.actId === actId ? { ...asked, kept, refused } : asked;
  const asked = questions.asked.map(one);
  const all = asked.filter((question) => question.refused !== null);
  const over = all.slice(0, Math.max(0, all.length - MOST_REFUSED));
  return { ...questions, asked: asked.filter((question) => !over.includes(question)) };
}

export function questionDiscarded(questions: Questions, actId: string): Questions {
  return { ...questions, asked: questions.asked.filter((asked) => asked.actId !== actId) };
}

/** Null: the vote is as the room says. */
export function questionVoted(questions: Questions, id: number, on: boolean | null): Questions {
  const votes = new Map(questions.votes);
  if (on === null) votes.delete(id);
  else votes.set(id, on);
  return { ...questions, votes };
}

/** A question with the vote that this person has just given or taken back. */
export function votesOf(
  { votes }: Questions,
  question: Question,
): Pick<Question, 'votes' | 'votedByYou'> {
  const on = votes.get(question.id) ?? question.votedByYou;
  const change = Number(on) - Number(question.votedByYou);
  return { votes: question.votes + change, votedByYou: on };
}

let limit = 0;

/** How many questions this page shows: only those are told to it. */
export const questionsWatch = {
  watch(rows: number): void {
    if (limit === rows) return;
    limit = rows;
    questionsWatch.reassert();
  },

  /** A new connection is told again. */
  reassert(): void {
    if (limit > 0 || useQuestions.getState().rows !== null) {
      live.link?.channel.tell({ type: 'watchQuestions', limit });
    }
  },

  forget(): void {
    limit = 0;
    useQuestions.setState(NO_QUESTIONS);
  },
};
