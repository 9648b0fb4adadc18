import type { PollAnswer, PollKey, PollSheet } from '../protocol/generated';
import { act } from './acts';
import { pollAnswered, usePolls } from './polls';

/** Names read at once of those who have not answered. */
export const UNANSWERED_PAGE = 50;

/** What people do with polls. */
export const pollActs = {
  open: (sheet: PollSheet, key: PollKey): Promise<boolean> => act({ type: 'openPoll', sheet, key }),

  /** Answers are told to nobody, so the page remembers its own once the room has taken it. */
  async answer(pollId: number, answer: PollAnswer): Promise<boolean> {
    const taken = await act({ type: 'answerPoll', pollId, answer });
    if (taken) usePolls.setState((polls) => pollAnswered(polls, pollId, answer));
    return taken;
  },

  close: (pollId: number): Promise<boolean> => act({ type: 'closePoll', pollId }),

  reveal: (pollId: number): Promise<boolean> => act({ type: 'revealPoll', pollId }),

  readUnanswered: (pollId: number, offset: number): Promise<boolean> =>
    act({ type: 'readUnanswered', pollId, offset, limit: UNANSWERED_PAGE }),
};
