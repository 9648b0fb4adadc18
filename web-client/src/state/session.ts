import { create } from 'zustand';
import { fullJitter, type Growth } from '../media/backOff';
import type { Problem } from '../protocol/problem';
import type { Account } from '../protocol/rest.generated';
import { client } from '../rest/api';
import { isSignedOut } from '../rest/client';

/** Who uses this page. */
export type Session =
  /** It is not known yet; with a problem: for this reason, and the page keeps asking. */
  | { readonly kind: 'starting'; readonly problem?: Problem }
  | { readonly kind: 'signedOut'; readonly problem: Problem | null; readonly busy: boolean }
  | { readonly kind: 'signedIn'; readonly account: Account };

export const useSession = create<{ session: Session }>(() => ({ session: { kind: 'starting' } }));

const set = (session: Session) => useSession.setState({ session });

/** Set while a person was signed in here: without it a page does not ask for a renewal. */
const SEEN = 'lyceum.signedIn';
/** Set from a sign-out until the server has heard of it. */
const LEAVING = 'lyceum.signingOut';
/** Everybody's page may have lost the same server. */
const PAUSES: Growth = { firstMs: 1_000, longestMs: 15_000, factor: 2 };

let timer: ReturnType<typeof setTimeout> | undefined;

export const sessionActions = {
  /** Comes back into the session that the browser's cookie stands for. */
  async resume(): Promise<void> {
    client.onSignedOut((problem) => sessionActions.lost(problem));
    window.addEventListener('online', () => void again?.());
    if (localStorage.getItem(LEAVING) !== null) {
      set(signedOut(null));
      return finishSignOut();
    }
    if (localStorage.getItem(SEEN) === null) return set(signedOut(null));
    return comeIn();
  },

  async signIn(email: string, password: string): Promise<void> {
    set({ kind: 'signedOut', problem: null, busy: true });
    const grant = await client.signIn(email.trim(), password);
    if (!grant.ok) return set(signedOut(grant.problem));
    // The cookie of the sign-in before has just been replaced: there is nothing left to end.
    localStorage.removeItem(LEAVING);
    localStorage.setItem(SEEN, '1');
    set({ kind: 'signedIn', account: grant.value.account });
  },

  /** Signed out here at once, also offline; the server hears of it as soon as it can. */
  async signOut(): Promise<void> {
    localStorage.removeItem(SEEN);
    localStorage.setItem(LEAVING, '1');
    set(signedOut(null));
    return finishSignOut();
  },

  lost(problem: Problem): void {
    localStorage.removeItem(SEEN);
    set(signedOut(problem));
  },
};

/** What waits for the network, to be tried at once when it is back. */
let again: (() => Promise<void>) | null = null;

/** Only a refused renewal signs somebody out: whoever cannot ask stays who they are. */
async function comeIn(attempt = 0): Promise<void> {
  again = null;
  const grant = await client.refresh();
  if (grant.ok) return set({ kind: 'signedIn', account: grant.value.account });
  const { problem } = grant;
  if (!isSignedOut(problem)) {
    set({ kind: 'starting', problem });
    return tryLater(() => comeIn(attempt + 1), attempt);
  }
  localStorage.removeItem(SEEN);
  set(signedOut(problem.code === 'not-signed-in' ? null : problem));
}

async function finishSignOut(attempt = 0): Promise<void> {
  again = null;
  if (localStorage.getItem(LEAVING) === null) return;
  const ended = await client.signOut();
  if (ended.ok) localStorage.removeItem(LEAVING);
  else tryLater(() => finishSignOut(attempt + 1), attempt);
}

function tryLater(work: () => Promise<void>, attempt: number): void {
  clearTimeout(timer);
  again = work;
  timer = setTimeout(() => again === work && void work(), fullJitter(attempt, PAUSES));
}

function signedOut(problem: Problem | null): Session {
  return { kind: 'signedOut', problem, busy: false };
}
