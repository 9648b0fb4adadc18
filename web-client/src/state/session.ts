import { create } from 'zustand';
import type { Problem } from '../protocol/problem';
import type { Account } from '../protocol/rest.generated';
import { client } from '../rest/api';
import { isSignedOut } from '../rest/client';

/** Who uses this page. */
export type Session =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signedOut'; readonly problem: Problem | null; readonly busy: boolean }
  | { readonly kind: 'signedIn'; readonly account: Account };

export const useSession = create<{ session: Session }>(() => ({ session: { kind: 'starting' } }));

const set = (session: Session) => useSession.setState({ session });

/** Set while a person was signed in here: without it a page does not ask for a renewal. */
const SEEN = 'lyceum.signedIn';

export const sessionActions = {
  /** Comes back into the session that the browser's cookie stands for. */
  async resume(): Promise<void> {
    client.onSignedOut((problem) => sessionActions.lost(problem));
    if (localStorage.getItem(SEEN) === null) return set(signedOut(null));
    const grant = await client.refresh();
    if (grant.ok) return set({ kind: 'signedIn', account: grant.value.account });
    const explain = grant.problem.code === 'not-signed-in' ? null : grant.problem;
    if (isSignedOut(grant.problem)) localStorage.removeItem(SEEN);
    set(signedOut(explain));
  },

  async signIn(email: string, password: string): Promise<void> {
    set({ kind: 'signedOut', problem: null, busy: true });
    const grant = await client.signIn(email.trim(), password);
    if (!grant.ok) return set(signedOut(grant.problem));
    localStorage.setItem(SEEN, '1');
    set({ kind: 'signedIn', account: grant.value.account });
  },

  async signOut(): Promise<void> {
    localStorage.removeItem(SEEN);
    set(signedOut(null));
    await client.signOut();
  },

  lost(problem: Problem): void {
    localStorage.removeItem(SEEN);
    set(signedOut(problem));
  },
};

function signedOut(problem: Problem | null): Session {
  return { kind: 'signedOut', problem, busy: false };
}
