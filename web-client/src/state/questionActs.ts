import { act, attempt, refusedNow } from './acts';
import {
  questionDiscarded,
  questionSent,
  questionSettled,
  questionVoted,
  useQuestions,
} from './questions';

const set = useQuestions.setState;

/** What people do with questions. */
export const questionActs = {
  /** Shown as sending until the room has kept it. */
  async ask(text: string, anonymous: boolean): Promise<void> {
    const actId = crypto.randomUUID();
    set((all) => questionSent(all, { actId, text, anonymous, kept: false, refused: null }));
    const outcome = await attempt({ type: 'askQuestion', text, anonymous }, actId);
    if (outcome.kind === 'dropped') return questionActs.discard(actId);
    const refused = outcome.kind === 'refused' ? refusedNow(outcome.refusal) : null;
    set((all) => questionSettled(all, actId, refused));
  },

  async askAgain(actId: string): Promise<void> {
    const before = useQuestions.getState().asked.find((one) => one.actId === actId);
    if (!before?.refused) return;
    questionActs.discard(actId);
    await questionActs.ask(before.text, before.anonymous);
  },

  discard: (actId: string): void => set((all) => questionDiscarded(all, actId)),

  /** Shown at once, until the room's count has it. */
  async vote(questionId: number, on: boolean): Promise<void> {
    set((all) => questionVoted(all, questionId, on));
    const did = await act({ type: 'voteForQuestion', questionId, on });
    if (!did) set((all) => questionVoted(all, questionId, null));
  },

  /** Aloud without words, in writing with them. */
  answer: (questionId: number, answer: string | null): Promise<boolean> =>
    act({ type: 'answerQuestion', questionId, answered: true, answer }),

  reopen: (questionId: number): Promise<boolean> =>
    act({ type: 'answerQuestion', questionId, answered: false, answer: null }),

  remove: (questionId: number): Promise<boolean> => act({ type: 'deleteQuestion', questionId }),
};
