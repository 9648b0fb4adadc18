import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { heardClass, ledClass, mixedRoster } from '../../../gallery/roomFixtures';
import { words } from '../../../i18n';
import type { Participant } from '../../../protocol/generated';
import type { Classroom } from '../../../state/classroom';
import { lobbyActions, useLobby } from '../../../state/lobby';
import { moderation } from '../../../state/moderation';
import { rosterWatch } from '../../../state/rosterWatch';
import { NO_RULES, useRules } from '../../../state/rules';
import PeoplePanel from '../PeoplePanel';
import ClassSettings from './ClassSettings';
import { personActs } from './personActs';

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.restoreAllMocks();
  useRules.setState(NO_RULES);
  useLobby.setState({ people: [], more: false });
});

function show(classroom: Classroom) {
  render(<PeoplePanel classroom={classroom} onClose={() => undefined} />);
}

async function choose(name: string, entry: string) {
  await userEvent.click(screen.getByLabelText(words.rosterActs.menu(name)));
  await userEvent.click(await screen.findByTestId(`person-${entry}`));
}

test('people are ordered and searched by the server, from the first row', async () => {
  const watch = vi.spyOn(rosterWatch, 'watch').mockReturnValue();
  show(heardClass());
  expect(watch).toHaveBeenLastCalledWith(
    expect.objectContaining({ order: 'arrival', search: null }),
  );
  await userEvent.selectOptions(screen.getByTestId('roster-order'), 'hand');
  await userEvent.type(screen.getByTestId('roster-search'), ' wata ');
  expect(watch).toHaveBeenLastCalledWith(
    expect.objectContaining({ offset: 0, order: 'hand', search: 'wata' }),
  );
});

test('a search that finds nobody says so', async () => {
  show(heardClass({ roster: { offset: 0, total: 0, rows: [] } }));
  await userEvent.type(screen.getByTestId('roster-search'), 'xyz');
  expect(screen.getByText(words.rosterActs.noneFound('xyz'))).toBeTruthy();
});

test('a row says role, raised hand and who speaks alone in words', () => {
  useRules.setState({ soleSpeakerId: 'p-2' });
  show(ledClass({ roster: mixedRoster() }));
  const row = (id: string) =>
    screen
      .getAllByTestId('person')
      .find(({ dataset }) => dataset.participant === id) as HTMLElement;
  expect(row('p-7').textContent).toContain(words.rosterActs.assistant);
  expect(within(row('p-8')).getByLabelText(words.rosterActs.handUp)).toBeTruthy();
  expect(row('p-9').textContent).toContain(words.rosterActs.guest);
  expect(row('p-2').textContent).toContain(words.rosterActs.soleSpeaker);
});

const someone = (change: Partial<Participant>): Participant => ({
  id: 'x',
  name: 'X',
  role: 'student',
  onStage: false,
  handRaised: false,
  sending: { microphone: 'off', camera: 'off', screen: 'off' },
  ...change,
});
const speaking = { microphone: 'on', camera: 'off', screen: 'off' } as const;

test.each([
  ['a listener', {}, 'teacher', ['rename', 'makeAssistant', 'rights', 'remove']],
  [
    'a raised hand',
    { handRaised: true },
    'teacher',
    ['lowerHand', 'rename', 'makeAssistant', 'rights', 'remove'],
  ],
  [
    'somebody who speaks on stage',
    { onStage: true, sending: speaking },
    'teacher',
    ['mute', 'onlyOne', 'rename', 'makeAssistant', 'rights', 'remove'],
  ],
  ['an assistant makes no assistants', {}, 'assistant', ['rename', 'rights', 'remove']],
  [
    'an assistant, by a teacher',
    { role: 'assistant' },
    'teacher',
    ['rename', 'makeStudent', 'rights', 'remove'],
  ],
  ['a guest', { role: 'guest' }, 'teacher', ['rename', 'rights', 'remove']],
  ['nobody moderates a teacher', { role: 'teacher' }, 'teacher', []],
  ['a student moderates nobody', {}, 'student', []],
] as [string, Partial<Participant>, Participant['role'], string[]][])(
  'what can be done with somebody: %s',
  (_, change, role, offered) => {
    const { you, permissions } = role === 'student' ? heardClass() : ledClass();
    const classroom = { you: { ...you, role }, permissions };
    expect(personActs(someone(change), classroom, NO_RULES)).toEqual(offered);
  },
);

test('who speaks alone is the one whom all can join again', () => {
  const sole = { ...NO_RULES, soleSpeakerId: 'x' };
  expect(personActs(someone({ onStage: true }), ledClass(), sole)).toContain('letAll');
});

test('one’s own name is changed where names are not locked', async () => {
  const rename = vi.spyOn(moderation, 'rename').mockResolvedValue(true);
  const base = heardClass();
  const you = { ...base.you, name: 'Asha' };
  show(heardClass({ you, roster: { offset: 0, total: 2, rows: [you] } }));
  await userEvent.click(screen.getByLabelText(words.rosterActs.yourMenu));
  await userEvent.click(await screen.findByTestId('person-renameOwn'));
  const field = screen.getByLabelText(words.rosterActs.newName);
  await userEvent.clear(field);
  await userEvent.click(screen.getByTestId('rename-confirm'));
  expect(rename).not.toHaveBeenCalled();
  await userEvent.type(field, 'Asha R.');
  await userEvent.click(screen.getByTestId('rename-confirm'));
  expect(rename).toHaveBeenCalledWith(null, 'Asha R.');
  const menu = screen.getByLabelText(words.rosterActs.yourMenu);
  await vi.waitFor(() => expect(document.activeElement).toBe(menu));
  act(() => useRules.setState({ locks: ['names'] }));
  expect(screen.queryByLabelText(words.rosterActs.yourMenu)).toBeNull();
});

test('somebody is muted from their row, and everybody at once', async () => {
  const mute = vi.spyOn(moderation, 'mute').mockResolvedValue(true);
  const muteAll = vi.spyOn(moderation, 'muteAll').mockResolvedValue(true);
  show(ledClass());
  await choose('Kenji Watanabe', 'mute');
  expect(mute).toHaveBeenCalledWith('p-2');
  await userEvent.click(screen.getByTestId('mute-all'));
  expect(muteAll).toHaveBeenCalledOnce();
  expect(await screen.findByText(words.rosterActs.mutedAll)).toBeTruthy();
});

test('one person alone may speak', async () => {
  const setRules = vi.spyOn(moderation, 'setRules').mockResolvedValue(true);
  show(ledClass());
  await choose('Kenji Watanabe', 'onlyOne');
  expect(setRules).toHaveBeenCalledWith({ soleSpeakerId: 'p-2' });
});

test.each([
  ['remove-confirm', false],
  ['remove-and-ban', true],
])('nobody is removed without a question: %s', async (button, banned) => {
  const remove = vi.spyOn(moderation, 'remove').mockResolvedValue(true);
  show(ledClass());
  await choose('Amara Diallo', 'remove');
  expect(remove).not.toHaveBeenCalled();
  await userEvent.click(screen.getByTestId(button));
  expect(remove).toHaveBeenCalledWith('p-7', banned);
});

test('rights are given and taken one by one, and begin with what was set before', async () => {
  const setRights = vi.spyOn(moderation, 'setRights').mockResolvedValue(true);
  useRules.setState({
    rights: new Map([['p-7', { granted: ['pollRun'], denied: ['chatWrite'] }]]),
  });
  show(ledClass());
  await choose('Amara Diallo', 'rights');
  await userEvent.selectOptions(screen.getByTestId('right-chatWrite'), 'asRole');
  await userEvent.selectOptions(screen.getByTestId('right-handRaise'), 'denied');
  await userEvent.click(screen.getByTestId('rights-confirm'));
  expect(setRights).toHaveBeenCalledWith('p-7', { granted: ['pollRun'], denied: ['handRaise'] });
});

test('who waits stands at the top, and is let in, turned away, or let in with all', async () => {
  const decide = vi.spyOn(lobbyActions, 'decide').mockResolvedValue();
  vi.spyOn(lobbyActions, 'watch').mockReturnValue(() => undefined);
  const wait = (accountId: string) =>
    ({ accountId, name: accountId, role: 'guest', askedAt: '' }) as const;
  useLobby.setState({ people: [wait('Noor'), wait('Sam')] });
  show(ledClass());
  expect(screen.getByText(words.lobby.title(2))).toBeTruthy();
  await userEvent.click(screen.getByLabelText(words.lobby.admitLabel('Noor')));
  await userEvent.click(screen.getByLabelText(words.lobby.denyLabel('Sam')));
  await userEvent.click(screen.getByTestId('admit-all'));
  expect(decide.mock.calls).toEqual([
    [['Noor'], true],
    [['Sam'], false],
    [null, true],
  ]);
});

test('a switch stands where it was put, and goes back when the room says no', async () => {
  let answer: (done: boolean) => void = () => undefined;
  const setRules = vi
    .spyOn(moderation, 'setRules')
    .mockImplementation(() => new Promise((settle) => (answer = settle)));
  render(<ClassSettings classroom={ledClass()} onClose={() => undefined} />);
  const chat = screen.getByTestId('lock-chat') as HTMLInputElement;
  expect(chat.checked).toBe(true);
  await userEvent.click(chat);
  expect(setRules).toHaveBeenCalledWith({ locks: ['chat'] });
  expect(chat.checked).toBe(false);
  await act(async () => answer(false));
  expect(chat.checked).toBe(true);
});

test('two quick choices are both in what is asked for last', async () => {
  const setRules = vi.spyOn(moderation, 'setRules').mockReturnValue(new Promise(() => undefined));
  render(<ClassSettings classroom={ledClass()} onClose={() => undefined} />);
  await userEvent.click(screen.getByTestId('focus'));
  await userEvent.selectOptions(screen.getByTestId('slow-mode'), '30');
  expect(setRules).toHaveBeenLastCalledWith({ focus: true, slowModeSeconds: 30 });
});

test('who speaks alone is named in the settings, with the way back', async () => {
  const setRules = vi.spyOn(moderation, 'setRules').mockResolvedValue(true);
  useRules.setState({ soleSpeakerId: 'p-2' });
  render(<ClassSettings classroom={ledClass()} onClose={() => undefined} />);
  expect(screen.getByText(words.rules.soleSpeaker('Kenji Watanabe'))).toBeTruthy();
  await userEvent.click(screen.getByText(words.rules.letAll));
  expect(setRules).toHaveBeenCalledWith({ soleSpeakerId: null });
});

test.each([
  ['who teaches', ledClass(), true],
  ['who helps', ledClass({ you: { ...ledClass().you, role: 'assistant' } }), false],
  ['a student', heardClass(), false],
])('guests are invited by the class’s teachers: %s', async (_, classroom, may) => {
  show(classroom);
  expect(screen.queryByTestId('invite-guests') !== null).toBe(may);
  if (!may) return;
  await userEvent.click(screen.getByTestId('invite-guests'));
  expect(await screen.findByTestId('invite-guests-dialog')).toBeTruthy();
});
