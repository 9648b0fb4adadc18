// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { done, failed, pageProblem, type Problem } from '../protocol/problem';
import { RestClient } from './client';

const calls: string[] = [];
let outlivesPage: boolean[];
let answers: Record<string, (() => Response)[]>;

const json =
  (value: object, status = 200) =>
  () =>
    new Response(JSON.stringify(value), { status });
const problem = (code: string, status: number) =>
  json({ code, title: code, status, detail: '' }, status);
const grant = (accessToken: string) => json({ accessToken, expiresInSeconds: 900, account: {} });

beforeEach(() => {
  calls.length = 0;
  outlivesPage = [];
  answers = {};
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const token = (init.headers as Record<string, string>).authorization ?? '';
    outlivesPage.push(init.keepalive ?? false);
    calls.push(`${init.method} ${path.replace('/api/v1', '')} ${token}`.trim());
    const next = answers[path.replace('/api/v1', '')]?.shift();
    if (!next) throw new TypeError('Failed to fetch');
    return next();
  });
});
afterEach(() => void vi.unstubAllGlobals());

test('an expired token is renewed silently, and the call is made again', async () => {
  answers['/me'] = [problem('token-expired', 401), json({ id: 'a' })];
  answers['/session'] = [grant('one')];
  answers['/session/refresh'] = [grant('two')];
  const client = new RestClient();
  await client.signIn('a@b.example', 'secret');
  expect(await client.call('/me')).toEqual({ ok: true, value: { id: 'a' } });
  expect(calls).toEqual([
    'POST /session',
    'GET /me Bearer one',
    'POST /session/refresh',
    'GET /me Bearer two',
  ]);
});

test('many calls with an expired token make one renewal', async () => {
  answers['/me'] = [
    problem('token-expired', 401),
    problem('token-expired', 401),
    json({ id: 'a' }),
    json({ id: 'a' }),
  ];
  answers['/session/refresh'] = [grant('two')];
  const client = new RestClient();
  await Promise.all([client.call('/me'), client.call('/me')]);
  expect(calls.filter((call) => call.includes('refresh'))).toHaveLength(1);
});

test('a renewal that is refused signs the person out, and says why', async () => {
  answers['/me'] = [problem('token-expired', 401)];
  answers['/session/refresh'] = [problem('refresh-reused', 401)];
  const client = new RestClient();
  const told: Problem[] = [];
  client.onSignedOut((why) => told.push(why));
  expect(await client.call('/me')).toMatchObject({
    ok: false,
    problem: { code: 'refresh-reused' },
  });
  expect(told.map(({ code }) => code)).toEqual(['refresh-reused']);
});

test('a renewal that did not get through signs nobody out', async () => {
  answers['/me'] = [problem('token-expired', 401)];
  const client = new RestClient();
  const told: Problem[] = [];
  client.onSignedOut((why) => told.push(why));
  expect(await client.call('/me')).toMatchObject({ ok: false, problem: { code: 'offline' } });
  expect(told).toEqual([]);
});

test('a sign-out gets through even when the page is reloaded at once', async () => {
  answers['/session'] = [grant('one'), () => new Response(null, { status: 204 })];
  const client = new RestClient();
  await client.signIn('a@b.example', 'secret');
  await client.signOut();
  expect(calls).toEqual(['POST /session', 'DELETE /session']);
  expect(outlivesPage).toEqual([false, true]);
});

test('a guest has no sign-in: a token that has run out is traded for again, once', async () => {
  answers['/me'] = [
    problem('token-expired', 401),
    problem('token-expired', 401),
    json({ id: 'g' }),
    json({ id: 'g' }),
  ];
  let traded = 0;
  const client = new RestClient();
  await client.comeAsGuest(async () => {
    await new Promise((resolve) => setTimeout(resolve));
    return done({ accessToken: `guest-${++traded}` });
  });
  await Promise.all([client.call('/me'), client.call('/me')]);
  expect(calls).toEqual([
    'GET /me Bearer guest-1',
    'GET /me Bearer guest-1',
    'GET /me Bearer guest-2',
    'GET /me Bearer guest-2',
  ]);
});

test('a link that opens nothing makes nobody a guest', async () => {
  answers['/me'] = [problem('token-expired', 401), json({ id: 'a' })];
  answers['/session/refresh'] = [grant('account')];
  const client = new RestClient();
  const refused = failed<{ accessToken: string }>(pageProblem('link-expired'));
  expect(await client.comeAsGuest(async () => refused)).toEqual(refused);
  await client.call('/me');
  expect(calls).toContain('POST /session/refresh');
});

test('an answer that is no problem and no JSON is named', async () => {
  answers['/me'] = [() => new Response('<html>', { status: 502 })];
  expect(await new RestClient().call('/me')).toMatchObject({
    ok: false,
    problem: { code: 'answer-unreadable', status: 502 },
  });
});
