import { create } from 'zustand';

/** The question that somebody is about to ask; it survives the closing of the panel. */
interface QuestionDraft {
  readonly text: string;
  readonly anonymous: boolean;
}

const EMPTY: QuestionDraft = { text: '', anonymous: false };

export const useQuestionDraft = create<QuestionDraft>(() => EMPTY);

export function clearQuestion(): void {
  useQuestionDraft.setState(EMPTY);
}
