import type { ClassRules, Reaction, Role } from '../protocol/generated';
import { act } from './acts';
import { type Rights, useRules } from './rules';

/** What who leads a class decides about the others, and what everybody shows without a word. */
export const moderation = {
  /** Rules are set all at once: what is not changed is said again as it was told last. */
  setRules(change: Partial<ClassRules>): Promise<boolean> {
    const { locks, slowModeSeconds, focus, soleSpeakerId } = useRules.getState();
    const rules = { locks, slowModeSeconds, focus, soleSpeakerId, ...change };
    return act({ type: 'setRules', rules });
  },

  mute: (participantId: string): Promise<boolean> => act({ type: 'mute', participantId }),

  muteAll: (): Promise<boolean> => act({ type: 'mute', participantId: null }),

  setRights: (participantId: string, { granted, denied }: Rights): Promise<boolean> =>
    act({ type: 'setRights', participantId, granted, denied }),

  setRole: (participantId: string, role: Role): Promise<boolean> =>
    act({ type: 'setRole', participantId, role }),

  /** Null is oneself. */
  rename: (participantId: string | null, name: string): Promise<boolean> =>
    act({ type: 'rename', participantId, name: name.trim() }),

  remove: (participantId: string, banned: boolean): Promise<boolean> =>
    act({ type: 'remove', participantId, banned }),

  react: (reaction: Reaction): Promise<boolean> => act({ type: 'react', reaction }),
};
