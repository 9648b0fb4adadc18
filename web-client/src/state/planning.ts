import type { Problem, Result } from '../protocol/problem';
import type { Account, LiveClass, NewAccount, NewAdministrator } from '../protocol/rest.generated';
import { api } from '../rest/api';
import { dayActions } from './day';

/** What somebody who plans has typed, in their own time zone. */
export interface Plan {
  readonly title: string;
  readonly date: string;
  readonly from: string;
  readonly to: string;
}

/** @param lobby whether students and guests are let in one by one */
export async function planClass(plan: Plan, lobby: boolean): Promise<Result<LiveClass>> {
  const result = await api.createClass({
    title: plan.title.trim(),
    startsAt: new Date(`${plan.date}T${plan.from}`).toISOString(),
    endsAt: new Date(`${plan.date}T${plan.to}`).toISOString(),
    lobby,
  });
  if (result.ok) await dayActions.load();
  return result;
}

/** Takes a class that has not begun out of everybody's day. */
export async function callOffClass(id: string): Promise<Problem | null> {
  const result = await api.callOff(id);
  await dayActions.load();
  return result.ok ? null : result.problem;
}

/** Everybody with an account. */
export const listAccounts = (): Promise<Result<readonly Account[]>> => api.accounts();

export const addAccount = (account: NewAccount): Promise<Result<Account>> =>
  api.createAccount(account);

export async function becomeAdministrator(details: NewAdministrator): Promise<Problem | null> {
  const result = await api.createAdministrator(details);
  return result.ok ? null : result.problem;
}
