import { act } from './acts';
import { useHands } from './hands';

/** What people do with hands. The queue is the room's: nothing is shown before it says so. */
export const handActs = {
  /** Raises the own hand, or lowers it again. */
  toggle: (): Promise<boolean> =>
    useHands.getState().raised ? handActs.lower(null) : act({ type: 'raiseHand' }),

  /** Null is one's own. */
  lower: (participantId: string | null): Promise<boolean> =>
    act({ type: 'lowerHand', participantId }),

  lowerAll: (): Promise<boolean> => act({ type: 'lowerAllHands' }),
};
