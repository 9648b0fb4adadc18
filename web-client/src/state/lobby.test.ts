import { beforeEach, expect, test, vi } from 'vitest';
import { liveClass } from '../gallery/fixtures';
import { done, failed, pageProblem } from '../protocol/problem';
import type { LobbyPerson } from '../protocol/rest.generated';
import { api } from '../rest/api';
import { lobbyActions, useLobby } from './lobby';
import { NO_VISIT, useVisit } from './visit';

const person = (accountId: string): LobbyPerson => ({
  accountId,
  name: accountId,
  role: 'guest',
  askedAt: '',
});

beforeEach(() => {
  vi.restoreAllMocks();
  lobbyActions.forget();
  useVisit.setState({
    ...NO_VISIT,
    classId: 'c-1',
    liveClass: liveClass({ lobby: true }),
  });
});

test('the lobby is read only where the class has one', async () => {
  const waiting = vi.spyOn(api, 'lobby').mockResolvedValue(done({ items: [person('a')] }));
  await lobbyActions.read();
  expect(useLobby.getState()).toEqual({ people: [person('a')], more: false });
  useVisit.setState({ liveClass: liveClass() });
  await lobbyActions.read();
  expect(waiting).toHaveBeenCalledOnce();
});

test('who is let in is gone from the list at once; the others stay', async () => {
  useLobby.setState({ people: [person('a'), person('b')] });
  vi.spyOn(api, 'lobby').mockResolvedValue(failed(pageProblem('offline')));
  const decide = vi.spyOn(api, 'decideLobby').mockResolvedValue(done({ decided: 1, more: false }));
  await lobbyActions.decide(['a'], true);
  expect(decide).toHaveBeenCalledWith('c-1', { accountIds: ['a'], admitted: true });
  expect(useLobby.getState().people).toEqual([person('b')]);
});

test('all are let in, a thousand at a time', async () => {
  vi.spyOn(api, 'lobby').mockResolvedValue(done({ items: [] }));
  const decide = vi
    .spyOn(api, 'decideLobby')
    .mockResolvedValueOnce(done({ decided: 1_000, more: true }))
    .mockResolvedValue(done({ decided: 7, more: false }));
  await lobbyActions.decide(null, true);
  expect(decide.mock.calls).toEqual([
    ['c-1', { all: true, admitted: true }],
    ['c-1', { all: true, admitted: true }],
  ]);
});

test('a decision that did not get through is told, and nobody disappears', async () => {
  useLobby.setState({ people: [person('a')] });
  vi.spyOn(api, 'decideLobby').mockResolvedValue(failed(pageProblem('offline')));
  await lobbyActions.decide(['a'], false);
  expect(useVisit.getState().notice).toMatchObject({ kind: 'refused', code: 'offline' });
  expect(useLobby.getState().people).toHaveLength(1);
});

const lobby = () => useVisit.getState().liveClass?.lobby;

test('the lobby is switched on and read at once; switched off, nobody waits any more', async () => {
  useVisit.setState({ liveClass: liveClass() });
  const switching = vi
    .spyOn(api, 'switchLobby')
    .mockImplementation(async (_, on) => done(liveClass({ lobby: on })));
  vi.spyOn(api, 'lobby').mockResolvedValue(done({ items: [person('a')] }));
  await lobbyActions.switchTo(true);
  expect(lobby()).toBe(true);
  expect(useLobby.getState().people).toEqual([person('a')]);
  await lobbyActions.switchTo(false);
  expect(lobby()).toBe(false);
  expect(useLobby.getState().people).toEqual([]);
  expect(switching.mock.calls).toEqual([
    ['c-1', true],
    ['c-1', false],
  ]);
});

test('a switch that is refused is told, and the lobby stays as it was', async () => {
  vi.spyOn(api, 'switchLobby').mockResolvedValue(failed(pageProblem('forbidden')));
  await lobbyActions.switchTo(false);
  expect(useVisit.getState().notice).toMatchObject({ kind: 'refused', code: 'forbidden' });
  expect(lobby()).toBe(true);
});

test('somebody else who leads the class has switched the lobby: it is seen', async () => {
  useVisit.setState({ liveClass: liveClass() });
  vi.spyOn(api, 'liveClass').mockResolvedValue(done(liveClass({ lobby: true })));
  await lobbyActions.look();
  expect(lobby()).toBe(true);
});
