// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { liveClass } from '../gallery/fixtures';
import { done, failed, pageProblem } from '../protocol/problem';
import type { GuestSession } from '../protocol/rest.generated';
import { api } from '../rest/api';
import { guestActions } from './guest';
import { NO_VISIT, useVisit } from './visit';

const BY = { classId: 'c-1', link: 'l-1.secret' };

const session = (returnKey?: string): GuestSession => ({
  accessToken: 'token',
  expiresInSeconds: 900,
  participantId: 'guest-l-1.1',
  name: 'Noor',
  ...(returnKey ? { returnKey } : {}),
});

const entering = () => vi.spyOn(api, 'enterAsGuest');

beforeEach(() => {
  vi.restoreAllMocks();
  sessionStorage.clear();
});

test('who came by a link for several comes back by their key, as who they were', async () => {
  const entered = entering().mockResolvedValue(done(session('1.key')));
  expect(guestActions.wasHere(BY)).toBe(false);
  expect(await guestActions.comeIn(BY, 'Noor')).toBeNull();
  expect(guestActions.wasHere(BY)).toBe(true);
  expect(await guestActions.comeIn(BY)).toBeNull();
  expect(entered.mock.calls).toEqual([
    ['c-1', { link: BY.link, name: 'Noor' }],
    ['c-1', { link: BY.link, returnKey: '1.key' }],
  ]);
});

test('who came by a link of their own comes back by the link alone', async () => {
  const entered = entering().mockResolvedValue(done(session()));
  await guestActions.comeIn(BY, 'Noor');
  expect(guestActions.wasHere(BY)).toBe(true);
  await guestActions.comeIn(BY);
  expect(entered).toHaveBeenLastCalledWith('c-1', { link: BY.link });
});

test('the secret of a link is not kept, and another link is another guest', async () => {
  entering().mockResolvedValue(done(session('1.key')));
  await guestActions.comeIn(BY, 'Noor');
  expect(JSON.stringify({ ...sessionStorage })).toBe('{"lyceum.guest.c-1.l-1":"1.key"}');
  expect(guestActions.wasHere({ classId: 'c-1', link: 'l-2.other' })).toBe(false);
  expect(guestActions.wasHere({ classId: 'c-2', link: BY.link })).toBe(false);
});

test('who is refused was never here', async () => {
  entering().mockResolvedValue(failed(pageProblem('link-used')));
  expect(await guestActions.comeIn(BY, 'Noor')).toMatchObject({ code: 'link-used' });
  expect(guestActions.wasHere(BY)).toBe(false);
});

test('a link for guests is good until the class is over at the latest, and leads to its page', async () => {
  const one = liveClass({ endsAt: '2026-11-21T10:00:00Z' });
  useVisit.setState({ ...NO_VISIT, classId: one.id, liveClass: one });
  const made = vi
    .spyOn(api, 'makeGuestLinks')
    .mockResolvedValue(
      done({ items: [{ id: 'l-1', link: BY.link, expiresAt: one.endsAt, uses: 10 }] }),
    );
  expect(await guestActions.invite(10)).toEqual(
    done(`${location.origin}/guest/${one.id}#l-1.secret`),
  );
  expect(made).toHaveBeenCalledExactlyOnceWith(one.id, {
    uses: 10,
    expiresAt: '2026-11-21T16:00:00.000Z',
  });
});
