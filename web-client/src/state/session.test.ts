// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sessionActions, useSession } from './session';

const ACCOUNT = { id: 'a', email: 'a@b.example', name: 'A', role: 'student' };
const calls: string[] = [];
let answer: (method: string, path: string) => Response;

const granted = () =>
  new Response(JSON.stringify({ accessToken: 't', expiresInSeconds: 900, account: ACCOUNT }));
const offline = () => {
  throw new TypeError('Failed to fetch');
};
const session = () => useSession.getState().session;

beforeEach(() => {
  vi.useFakeTimers();
  calls.length = 0;
  localStorage.clear();
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => {
    calls.push(`${method} ${path.replace('/api/v1', '')}`);
    return answer(String(method), path);
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function signIn() {
  answer = granted;
  await sessionActions.signIn('a@b.example', 'secret');
}

test('a page that cannot ask waits, and comes in by itself', async () => {
  localStorage.setItem('lyceum.signedIn', '1');
  answer = offline;
  await sessionActions.resume();
  expect(session()).toMatchObject({ kind: 'starting', problem: { code: 'offline' } });
  answer = granted;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(session()).toMatchObject({ kind: 'signedIn', account: { name: 'A' } });
});

test('a store that does not answer signs nobody out', async () => {
  localStorage.setItem('lyceum.signedIn', '1');
  answer = () =>
    new Response(JSON.stringify({ code: 'store-unavailable', status: 503 }), { status: 503 });
  await sessionActions.resume();
  expect(session().kind).toBe('starting');
  expect(localStorage.getItem('lyceum.signedIn')).not.toBeNull();
  answer = granted;
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(session().kind).toBe('signedIn');
});

test('only a refused renewal signs a person out', async () => {
  localStorage.setItem('lyceum.signedIn', '1');
  answer = () =>
    new Response(JSON.stringify({ code: 'refresh-expired', status: 401 }), { status: 401 });
  await sessionActions.resume();
  expect(session()).toMatchObject({ kind: 'signedOut', problem: { code: 'refresh-expired' } });
});

test('a sign-out without a network holds here at once, and ends at the server when it can', async () => {
  await signIn();
  answer = offline;
  await sessionActions.signOut();
  expect(session()).toMatchObject({ kind: 'signedOut', problem: null });
  expect(localStorage.getItem('lyceum.signedIn')).toBeNull();
  answer = () => new Response(null, { status: 204 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(calls.filter((call) => call === 'DELETE /session')).toHaveLength(2);
  expect(localStorage.getItem('lyceum.signingOut')).toBeNull();
});

test('a page that is opened after such a sign-out ends it first', async () => {
  localStorage.setItem('lyceum.signingOut', '1');
  answer = () => new Response(null, { status: 204 });
  await sessionActions.resume();
  expect(session()).toMatchObject({ kind: 'signedOut' });
  expect(calls).toEqual(['DELETE /session']);
});

test('whoever signs in again is not signed out by what was left to do', async () => {
  await signIn();
  answer = offline;
  await sessionActions.signOut();
  await signIn();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(session().kind).toBe('signedIn');
  expect(calls.filter((call) => call === 'DELETE /session')).toHaveLength(1);
});
