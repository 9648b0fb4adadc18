import { done, failed, type Problem, pageProblem, type Result } from '../protocol/problem';
import type { GuestSession } from '../protocol/rest.generated';
import { api, client } from '../rest/api';
import { guestAddress } from './guestAddress';
import { useVisit } from './visit';

/** A class, and what opens it for somebody without an account. */
export interface GuestLink {
  readonly classId: string;
  readonly link: string;
}

/** A class that nobody ends is over so long after its planned end, and no later. */
const LATEST_END_MS = 6 * 3_600_000;

export const guestActions = {
  /** Whether somebody came in by this link before, in this tab. */
  wasHere: (by: GuestLink): boolean => sessionStorage.getItem(placeOf(by)) !== null,

  /** Comes in under a name, or as who they were before; null: they are in. */
  async comeIn(by: GuestLink, name?: string): Promise<Problem | null> {
    const entered = await client.comeAsGuest(firstNamed(by, name));
    return entered.ok ? null : entered.problem;
  },

  /** A link for so many people to the class that is visited, good until the class is over. */
  async invite(uses: number): Promise<Result<string>> {
    const { liveClass } = useVisit.getState();
    if (liveClass === null) return failed(pageProblem('class-not-found'));
    const expiresAt = new Date(Date.parse(liveClass.endsAt) + LATEST_END_MS).toISOString();
    const made = await api.makeGuestLinks(liveClass.id, { uses, expiresAt });
    if (!made.ok) return made;
    const [first] = made.value.items;
    if (!first) return failed(pageProblem('answer-unreadable'));
    return done(guestAddress(liveClass.id, first.link));
  },
};

/** Trades the link; the name is said once, for it may be changed in the class. */
function firstNamed(by: GuestLink, name?: string): () => Promise<Result<GuestSession>> {
  let said = name;
  return async () => {
    const entered = await trade(by, said);
    if (entered.ok) said = undefined;
    return entered;
  };
}

async function trade(by: GuestLink, name?: string): Promise<Result<GuestSession>> {
  const returnKey = sessionStorage.getItem(placeOf(by));
  const entered = await api.enterAsGuest(by.classId, {
    link: by.link,
    ...(name ? { name } : {}),
    ...(returnKey ? { returnKey } : {}),
  });
  if (entered.ok) sessionStorage.setItem(placeOf(by), entered.value.returnKey ?? returnKey ?? '');
  return entered;
}

/** Where the key to come back is kept. A link for one person needs none: then it is empty. */
function placeOf({ classId, link }: GuestLink): string {
  return `lyceum.guest.${classId}.${link.slice(0, Math.max(0, link.indexOf('.')))}`;
}
