import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { classroom, LEADING, student, teacher } from '../../../gallery/fixtures';
import { chat, longChat, outgoing } from '../../../gallery/talkFixtures';
import { words } from '../../../i18n';
import { type Chat, chatHappened, chatRead, NO_CHAT, useChat } from '../../../state/chat';
import { chatActs } from '../../../state/chatActs';
import { EMPTY, useChatDraft } from '../../../state/chatDraft';
import type { Classroom } from '../../../state/classroom';
import { NO_RULES, type Rules, useRules } from '../../../state/rules';
import ChatPanel from './ChatPanel';

beforeEach(() => {
  vi.restoreAllMocks();
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
});

afterEach(() => {
  useChat.setState(NO_CHAT, true);
  useChatDraft.setState(EMPTY);
  useRules.setState(NO_RULES);
  vi.unstubAllGlobals();
});

const led = (): Classroom => {
  const base = classroom();
  const you = base.onStage.find(({ id }) => id === teacher.id) ?? base.you;
  return { ...base, you, permissions: new Set(LEADING) };
};

function open(state: Chat = chat(), of: Classroom = classroom(), rules: Partial<Rules> = {}) {
  useChat.setState(state, true);
  useRules.setState({ ...NO_RULES, ...rules });
  const onClose = vi.fn();
  render(<ChatPanel classroom={of} onClose={onClose} />);
  return onClose;
}

const field = () => screen.getByTestId<HTMLTextAreaElement>('chat-text');
const said = (text: string | RegExp) =>
  screen.getByText(text).closest<HTMLElement>('[data-testid=message]') as HTMLElement;
const menuOf = async (text: string | RegExp) => {
  await userEvent.click(within(said(text)).getByTestId('message-menu'));
  await screen.findByRole('menu');
};
const arrives = (seq: number, text: string) =>
  act(() => {
    const event = {
      type: 'messagePosted',
      name: 'Ben',
      role: 'student',
      text,
      audience: 'everyone',
      toId: null,
      replyTo: null,
    } as const;
    const entry = { seq, at: new Date().toISOString(), by: 'p-ben', actId: null, event };
    useChat.setState((before) => chatHappened(before, entry, { you: student.id, known: 0 }));
  });

test('Enter sends, and the field is empty for the next message', async () => {
  const post = vi.spyOn(chatActs, 'post').mockResolvedValue();
  open();
  await userEvent.type(field(), 'Hello{Shift>}{Enter}{/Shift}there  {Enter}');
  expect(post).toHaveBeenCalledExactlyOnceWith({
    text: 'Hello\nthere',
    audience: 'everyone',
    toId: null,
    replyTo: null,
  });
  expect(field().value).toBe('');
});

test('what nobody could read is not sent', async () => {
  const post = vi.spyOn(chatActs, 'post').mockResolvedValue();
  open();
  await userEvent.type(field(), '   {Enter}');
  act(() => useChatDraft.setState({ text: 'x'.repeat(2_001) }));
  await userEvent.type(field(), '{Enter}');
  expect(post).not.toHaveBeenCalled();
  expect(screen.getByText(words.chat.tooLong(1))).toBeTruthy();
});

test('a message that arrives moves no focus and is no live region', () => {
  open();
  field().focus();
  arrives(900, 'New here');
  expect(screen.getByText('New here')).toBeTruthy();
  expect(document.activeElement).toBe(field());
  const live = screen.getByText('New here').closest('[aria-live], [role=log], [role=status]');
  expect(live).toBeNull();
});

test('of ten thousand messages only those that are seen are drawn', () => {
  open(longChat(10_000));
  const drawn = screen.getAllByTestId('message');
  expect(drawn.length).toBeLessThan(40);
  expect(drawn.at(-1)?.textContent).toContain('10000:');
  expect(drawn.at(-1)?.closest('li')?.getAttribute('aria-setsize')).toBe('10000');
});

test('text is text: links of the web can be followed, markup is shown as it is', () => {
  open();
  const link = screen.getByRole('link', { name: 'https://northfield.example/chem-2/sn1.pdf' });
  expect(link.getAttribute('rel')).toContain('noopener');
  arrives(901, '<img src=x onerror=alert(1)> javascript:alert(1)');
  expect(said(/<img src=x/).querySelector('img, a')).toBeNull();
});

test('an answer quotes what it answers, and the quote leads there', async () => {
  const reach = vi.spyOn(chatActs, 'reach').mockResolvedValue(true);
  open();
  await userEvent.click(screen.getByTestId('quote'));
  expect(reach).toHaveBeenCalledWith(103);
});

test('reply and edit are chosen at the message, Escape lets go of them', async () => {
  const post = vi.spyOn(chatActs, 'post').mockResolvedValue();
  const edit = vi.spyOn(chatActs, 'edit').mockResolvedValue();
  const onClose = open();
  await menuOf('Morning everybody');
  await userEvent.click(screen.getByTestId('reply'));
  await userEvent.type(field(), 'Hi{Enter}');
  expect(post).toHaveBeenCalledWith(expect.objectContaining({ text: 'Hi', replyTo: 102 }));
  await menuOf('Mine too');
  await userEvent.click(screen.getByTestId('edit'));
  expect(field().value).toBe('Mine too');
  await userEvent.type(field(), '{Escape}');
  expect(screen.queryByTestId('answers')).toBeNull();
  await menuOf('Mine too');
  await userEvent.click(screen.getByTestId('edit'));
  await userEvent.type(field(), ' now{Enter}');
  expect(edit).toHaveBeenCalledWith(110, 'Mine too now');
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.type(field(), '{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('a student may change and delete the own messages only', async () => {
  open();
  await menuOf('Morning everybody');
  for (const id of ['edit', 'delete', 'pin']) expect(screen.queryByTestId(id)).toBeNull();
  await userEvent.keyboard('{Escape}');
  await menuOf('Mine too');
  expect(screen.getByTestId('edit')).toBeTruthy();
  expect(screen.getByTestId('delete')).toBeTruthy();
});

test('who moderates deletes and pins what others wrote', async () => {
  const remove = vi.spyOn(chatActs, 'remove').mockResolvedValue();
  const pin = vi.spyOn(chatActs, 'pin').mockResolvedValue(true);
  open(chat(), led());
  await menuOf('Morning everybody');
  await userEvent.click(screen.getByTestId('pin'));
  expect(pin).toHaveBeenCalledWith(102);
  await menuOf('Morning everybody');
  await userEvent.click(screen.getByTestId('delete'));
  expect(remove).toHaveBeenCalledWith(102);
  await userEvent.click(screen.getByTestId('unpin'));
  expect(pin).toHaveBeenCalledWith(null);
});

test('a reaction is joined and left again by one press', async () => {
  const react = vi.spyOn(chatActs, 'react').mockResolvedValue();
  open();
  const [theirs, mine] = screen.getAllByTestId('reacted-thumbsUp');
  expect(mine?.getAttribute('aria-pressed')).toBe('true');
  await userEvent.click(theirs as HTMLElement);
  await userEvent.click(mine as HTMLElement);
  expect(react.mock.calls).toEqual([
    [103, 'thumbsUp', true],
    [105, 'thumbsUp', false],
  ]);
});

test('what is private says so, and to whom', () => {
  open();
  expect(said(/I could not hear/).textContent).toContain(words.chat.privateToTeachers);
  expect(said(/I was muted/).textContent).toContain(words.chat.privateToYou);
});

test('who leads answers something private to its author alone', async () => {
  const post = vi.spyOn(chatActs, 'post').mockResolvedValue();
  open(chat(), led());
  await menuOf(/I could not hear/);
  await userEvent.click(screen.getByTestId('reply'));
  await userEvent.type(field(), 'Now?{Enter}');
  expect(post).toHaveBeenCalledWith(
    expect.objectContaining({ audience: 'teachers', toId: student.id }),
  );
});

test('students write no announcements', () => {
  open();
  expect(screen.queryByText(words.chat.audiences.announcement)).toBeNull();
});

test('a locked chat says why; what is still open is private', () => {
  open(chat(), classroom(), { locks: ['chat'] });
  expect(screen.getByText(new RegExp(words.why.locked.chatWrite))).toBeTruthy();
  expect(field().getAttribute('aria-label')).toBe(words.chat.writePrivate);
});

test('a chat that is locked altogether has no field', () => {
  open(chat(), classroom(), { locks: ['chat', 'privateChat'] });
  expect(screen.getByTestId('chat-closed').textContent).toBe(words.why.locked.chatWrite);
  expect(screen.queryByTestId('chat-text')).toBeNull();
});

test('slow mode says how long, and holds whoever leads not at all', () => {
  open(chat({ postedAtMs: Date.now() - 10_000 }), classroom(), { slowModeSeconds: 30 });
  expect(screen.getByTestId('slow-mode').textContent).toBe(words.chat.slowWait(20));
  expect(screen.getByTestId<HTMLButtonElement>('chat-send').disabled).toBe(true);
});

test('who leads has no slow mode', () => {
  open(chat({ postedAtMs: Date.now() }), led(), { slowModeSeconds: 30 });
  expect(screen.queryByTestId('slow-mode')).toBeNull();
});

test('what is sending says so; what was refused says why, and when it can be tried again', async () => {
  const discard = vi.spyOn(chatActs, 'discard');
  open(chat({ outgoing: outgoing() }));
  expect(screen.getByText(words.chat.sending)).toBeTruthy();
  const refused = screen.getByTestId('refused');
  expect(refused.textContent).toContain(words.problems['slow-mode'].title);
  expect(refused.textContent).toContain(words.refused.waitFor(18));
  expect(within(refused).getByTestId<HTMLButtonElement>('try-again').disabled).toBe(true);
  await userEvent.click(within(refused).getByTestId('discard'));
  expect(discard).toHaveBeenCalledWith('o-1');
  expect(screen.queryByTestId('refused')).toBeNull();
});

test('search asks the room, and what is found leads into the chat', async () => {
  const search = vi.spyOn(chatActs, 'search').mockResolvedValue();
  const reach = vi.spyOn(chatActs, 'reach').mockResolvedValue(true);
  open();
  await userEvent.click(screen.getByTestId('search'));
  await userEvent.type(screen.getByTestId('search-text'), ' SN1 {Enter}');
  expect(search).toHaveBeenCalledWith('SN1');
  const found = chat().messages.slice(3, 4);
  act(() => useChat.setState({ found: { text: 'SN1', messages: found } }));
  expect(screen.queryByTestId('chat-text')).toBeNull();
  await userEvent.click(screen.getByTestId('found'));
  expect(reach).toHaveBeenCalledWith(104);
  expect(screen.getByTestId('messages')).toBeTruthy();
});

test('arrows go from message to message', async () => {
  open();
  const rows = screen.getAllByTestId('message').map((message) => message.closest('li'));
  act(() => rows.at(-1)?.focus());
  await userEvent.keyboard('{ArrowUp}');
  await vi.waitFor(() => expect(document.activeElement).toBe(rows.at(-2)));
  await userEvent.keyboard('{End}');
  await vi.waitFor(() => expect(document.activeElement).toBe(rows.at(-1)));
});

test('whoever looks at the end has read it', () => {
  open(chat({ unread: 3 }));
  expect(useChat.getState()).toMatchObject({ unread: 0, reading: true });
});

const scrolledTo = (top: number) => {
  const list = screen.getByTestId('messages');
  list.scrollTop = top;
  fireEvent.scroll(list);
  return list;
};
const HEIGHT = 64;

test('whoever reads at the end stays there', () => {
  open(longChat(100));
  const list = screen.getByTestId('messages');
  expect(list.scrollTop).toBe(100 * HEIGHT - 600);
  arrives(900, 'New here');
  expect(list.scrollTop).toBe(101 * HEIGHT - 600);
  expect(screen.queryByTestId('to-end')).toBeNull();
});

test('whoever reads further up stays there, and sees that there is something new', async () => {
  open(longChat(100));
  const list = scrolledTo(2_000);
  arrives(900, 'New here');
  expect(list.scrollTop).toBe(2_000);
  expect(screen.getByTestId('to-end').textContent).toBe(words.chat.toEnd(1));
  await userEvent.click(screen.getByTestId('to-end'));
  expect(list.scrollTop).toBe(101 * HEIGHT - 600);
});

test('scrolling up reads older messages, and what is read stays where it is', () => {
  const loadOlder = vi.spyOn(chatActs, 'loadOlder').mockResolvedValue(true);
  const { messages } = longChat(150);
  open(chat({ messages: messages.slice(50), complete: false, pinned: null }));
  const list = scrolledTo(100);
  expect(loadOlder).toHaveBeenCalled();
  const older = messages.slice(0, 50).toReversed();
  act(() =>
    useChat.setState((now) => chatRead(now, { before: 51, messages: older, complete: true })),
  );
  expect(list.scrollTop).toBe(100 + 50 * HEIGHT);
});

test('new messages are read out by nobody who has not asked for their number', async () => {
  open();
  expect(document.querySelector('[role=status], [aria-live]')).toBeNull();
  await userEvent.click(screen.getByTestId('chat-more'));
  const choice = await screen.findByTestId('announce-unread');
  expect(choice.getAttribute('aria-checked')).toBe('false');
});
