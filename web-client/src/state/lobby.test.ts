import { beforeEach, expect, test, vi } from 'vitest';
import { liveClass } from '../gallery/fixtures';
import { done, failed, pageProblem } from '../protocol/problem';
import { lobbyApi, type LobbyPerson } from '../rest/lobby';
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
    liveClass: { ...liveClass(), lobby: true } as ReturnType<typeof liveClass>,
  });
});

test('the lobby is read only where the class has one', async () => {
  const waiting = vi.spyOn(lobbyApi, 'waiting').mockResolvedValue(done({ items: [person('a')] }));
  await lobbyActions.read();
  expect(useLobby.getState()).toEqual({ people: [person('a')], more: false });
  useVisit.setState({ liveClass: liveClass() });
  await lobbyActions.read();
  expect(waiting).toHaveBeenCalledOnce();
});

test('who is let in is gone from the list at once; the others stay', async () => {
  useLobby.setState({ people: [person('a'), person('b')] });
  vi.spyOn(lobbyApi, 'waiting').mockResolvedValue(failed(pageProblem('offline')));
  const decide = vi.spyOn(lobbyApi, 'decide').mockResolvedValue(done({ decided: 1, more: false }));
  await lobbyActions.decide(['a'], true);
  expect(decide).toHaveBeenCalledWith('c-1', { accountIds: ['a'] }, true);
  expect(useLobby.getState().people).toEqual([person('b')]);
});

test('all are let in, a thousand at a time', async () => {
  vi.spyOn(lobbyApi, 'waiting').mockResolvedValue(done({ items: [] }));
  const decide = vi
    .spyOn(lobbyApi, 'decide')
    .mockResolvedValueOnce(done({ decided: 1_000, more: true }))
    .mockResolvedValue(done({ decided: 7, more: false }));
  await lobbyActions.decide(null, true);
  expect(decide.mock.calls).toEqual([
    ['c-1', { all: true }, true],
    ['c-1', { all: true }, true],
  ]);
});

test('a decision that did not get through is told, and nobody disappears', async () => {
  useLobby.setState({ people: [person('a')] });
  vi.spyOn(lobbyApi, 'decide').mockResolvedValue(failed(pageProblem('offline')));
  await lobbyActions.decide(['a'], false);
  expect(useVisit.getState().notice).toMatchObject({ kind: 'refused', code: 'offline' });
  expect(useLobby.getState().people).toHaveLength(1);
});
