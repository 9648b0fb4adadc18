import { done, type Problem, type Result } from '../protocol/problem';
import type { Account, LiveClass } from '../protocol/rest';
import { api, type NewAccount, type NewAdministrator } from '../rest/api';
import { dayActions } from './day';

/** What somebody who plans has typed, in their own time zone. */
export interface Plan {
  readonly title: string;
  readonly date: string;
  readonly from: string;
  readonly to: string;
}

export async function planClass(plan: Plan): Promise<Result<LiveClass>> {
  const result = await api.createClass({
    title: plan.title.trim(),
    startsAt: new Date(`${plan.date}T${plan.from}`).toISOString(),
    endsAt: new Date(`${plan.date}T${plan.to}`).toISOString(),
  });
  if (result.ok) await dayActions.load();
  return result;
}

/** Everybody with an account, page by page, up to a bound that a browser can show. */
export async function listAccounts(): Promise<Result<readonly Account[]>> {
  const accounts: Account[] = [];
  let cursor: string | null | undefined = null;
  for (let page = 0; page < 50; page++) {
    const result = await api.accounts(cursor);
    if (!result.ok) return result;
    accounts.push(...result.value.items);
    cursor = result.value.nextCursor;
    if (!cursor) break;
  }
  return done(accounts);
}

export const addAccount = (account: NewAccount): Promise<Result<Account>> =>
  api.createAccount(account);

export async function becomeAdministrator(details: NewAdministrator): Promise<Problem | null> {
  const result = await api.createAdministrator(details);
  return result.ok ? null : result.problem;
}
