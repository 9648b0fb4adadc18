import { create } from 'zustand';
import type { Reaction, ReactionCount, Reactions } from '../protocol/generated';

/** How often the class showed something lately, and when it did last. */
export interface ShownReaction {
  readonly reaction: Reaction;
  readonly count: number;
  readonly lastMs: number;
}

/** The order in which they stand, wherever there are several. */
export const REACTIONS: readonly Reaction[] = [
  'thumbsUp',
  'thumbsDown',
  'clap',
  'heart',
  'laugh',
  'surprised',
];

/** A counter is shown this long after the last that it counted. */
export const SHOWN_MS = 4_000;

export const useReactions = create<{ readonly shown: readonly ShownReaction[] }>(() => ({
  shown: [],
}));

/** What is counted within the time that a counter is shown adds up; then it begins anew. */
export function reactionsShown(
  shown: readonly ShownReaction[],
  { reactions }: Pick<Reactions, 'reactions'>,
  nowMs: number,
): readonly ShownReaction[] {
  const before = new Map(reactionsLeft(shown, nowMs).map((one) => [one.reaction, one]));
  for (const { reaction, count } of reactions as readonly ReactionCount[]) {
    if (count <= 0) continue;
    const sum = (before.get(reaction)?.count ?? 0) + count;
    before.set(reaction, { reaction, count: sum, lastMs: nowMs });
  }
  return REACTIONS.flatMap((reaction) => before.get(reaction) ?? []);
}

export function reactionsLeft(
  shown: readonly ShownReaction[],
  nowMs: number,
): readonly ShownReaction[] {
  return shown.filter(({ lastMs }) => nowMs - lastMs < SHOWN_MS);
}

let timer = 0;

export const reactionsSeen = {
  came(event: Pick<Reactions, 'reactions'>): void {
    useReactions.setState({
      shown: reactionsShown(useReactions.getState().shown, event, Date.now()),
    });
    clearTimeout(timer);
    timer = window.setTimeout(reactionsSeen.fade, SHOWN_MS);
  },

  fade(): void {
    const shown = reactionsLeft(useReactions.getState().shown, Date.now());
    useReactions.setState({ shown });
  },

  forget(): void {
    clearTimeout(timer);
    useReactions.setState({ shown: [] });
  },
};
