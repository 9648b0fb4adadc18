import { expect, test } from 'vitest';
import type { ChatMessage, LogEntry, LogEvent } from '../protocol/generated';
import { EMPTY_ROOM } from './browserStandIn';
import {
  type Chat,
  chatBegun,
  chatFound,
  chatGoesOn,
  chatHappened,
  chatLooked,
  chatRead,
  messageReacted,
  NO_CHAT,
  type Outgoing,
} from './chat';
import { messageKept, messageRefused, messageSent } from './outgoing';

const message = (id: number, change: Partial<ChatMessage> = {}): ChatMessage => ({
  id,
  at: '2026-11-21T10:00:00Z',
  byId: 'other',
  byName: 'Other',
  byRole: 'student',
  text: `Text ${id}`,
  audience: 'everyone',
  toId: null,
  replyTo: null,
  edited: false,
  deleted: false,
  reactions: [],
  ...change,
});
const entry = (
  seq: number,
  event: LogEvent,
  by = 'other',
  actId: string | null = null,
): LogEntry => ({
  seq,
  at: '2026-11-21T10:00:00Z',
  by,
  actId,
  event,
});
const posting = (text: string): LogEvent => ({
  type: 'messagePosted',
  name: 'Other',
  role: 'student',
  text,
  audience: 'everyone',
  toId: null,
  replyTo: null,
});
const outgoing = (change: Partial<Outgoing> = {}): Outgoing => ({
  actId: 'a1',
  text: 'Hello',
  audience: 'everyone',
  toId: null,
  replyTo: null,
  atMs: Date.parse('2026-11-21T09:59:59Z'),
  id: null,
  refused: null,
  ...change,
});

const READER = { you: 'you', known: 0 };
const after = (chat: Chat, ...entries: LogEntry[]) =>
  entries.reduce((before, one) => chatHappened(before, one, READER), chat);
const read = (...messages: ChatMessage[]): Chat => ({ ...NO_CHAT, messages });
const ids = ({ messages }: Chat) => messages.map(({ id }) => id);

test('a latecomer begins with the newest messages, none of which is new to count', () => {
  const room = { ...EMPTY_ROOM, chat: [message(4), message(7)], chatComplete: false };
  const chat = chatBegun(NO_CHAT, room);
  expect(ids(chat)).toEqual([4, 7]);
  expect(chat).toMatchObject({ complete: false, unread: 0 });
});

test('a message is shown once, however often it is told', () => {
  const posted = entry(9, posting('Hello'));
  expect(ids(after(read(message(4)), posted, posted))).toEqual([4, 9]);
});

test('an own message is taken for the one on its way by its act', () => {
  const chat = messageSent(NO_CHAT, outgoing());
  const shown = after(chat, entry(9, posting('Hello'), 'you', 'a1'));
  expect(shown.outgoing).toEqual([]);
  expect(ids(shown)).toEqual([9]);
});

test('somebody else’s act of the same name is not', () => {
  const chat = messageSent(NO_CHAT, outgoing());
  expect(after(chat, entry(9, posting('Hello'), 'other', 'a1')).outgoing).toHaveLength(1);
});

test('an acknowledged message stays until it comes as everybody’s do', () => {
  const kept = messageKept(messageSent(NO_CHAT, outgoing()), 'a1', 9);
  expect(kept.outgoing).toMatchObject([{ id: 9 }]);
  expect(after(kept, entry(9, posting('Hello'), 'you')).outgoing).toEqual([]);
});

test('whose message is there already when it is acknowledged sees it once', () => {
  const chat = messageSent(read(message(9)), outgoing());
  expect(messageKept(chat, 'a1', 9).outgoing).toEqual([]);
});

test('who begins anew finds the message on its way in the snapshot by its words', () => {
  const chat = messageSent(NO_CHAT, outgoing());
  const room = { ...EMPTY_ROOM, chat: [message(9, { byId: 'you', text: 'Hello' })] };
  expect(chatBegun(chat, room).outgoing).toEqual([]);
});

test('refused messages are bounded', () => {
  let chat = NO_CHAT;
  for (let act = 0; act < 30; act++) {
    chat = messageSent(chat, outgoing({ actId: `a${act}` }));
    chat = messageRefused(chat, `a${act}`, { code: 'locked', againAtMs: null });
  }
  expect(chat.outgoing).toHaveLength(20);
  expect(chat.outgoing.at(-1)?.actId).toBe('a29');
});

test('edits and deletions reach the message, the pinned one too', () => {
  const chat = { ...read(message(4)), pinned: message(4) };
  const edited = after(chat, entry(9, { type: 'messageEdited', messageId: 4, text: 'Better' }));
  expect(edited.messages[0]).toMatchObject({ text: 'Better', edited: true });
  expect(edited.pinned).toMatchObject({ text: 'Better' });
  const deleted = after(edited, entry(10, { type: 'messageDeleted', messageId: 4 }));
  expect(deleted.messages[0]).toMatchObject({ text: '', deleted: true });
  expect(deleted.pinned).toBeNull();
  const late = after(deleted, entry(11, { type: 'messageEdited', messageId: 4, text: 'Back' }));
  expect(late.messages[0]?.text).toBe('');
});

test('what was said while away is read from the log; pins and counts are the snapshot’s', () => {
  const before = { ...read(message(4)), pinned: message(4) };
  const reactions = [{ reaction: 'clap', count: 3 }] as const;
  const room = { ...EMPTY_ROOM, chat: [message(4, { reactions }), message(8)], pinned: null };
  const chat = chatGoesOn(before, room);
  expect(ids(chat)).toEqual([4]);
  expect(chat.messages[0]?.reactions).toEqual(reactions);
  const past = entry(6, { type: 'messagePinned', messageId: 4 });
  expect(chatHappened(chat, past, { you: 'you', known: 8 }).pinned).toBeNull();
});

test('older messages come before the others; an answer to another question does not', () => {
  const chat = { ...read(message(7)), complete: false, loading: true };
  const older = { before: 7, messages: [message(5), message(3)], complete: true };
  expect(ids(chatRead(chat, older))).toEqual([3, 5, 7]);
  expect(chatRead(chat, older)).toMatchObject({ complete: true, loading: false });
  expect(chatRead(chat, { ...older, before: 5 })).toBe(chat);
});

test('a pinned message that this page has not read is read, and not put into the list', () => {
  const chat = after(read(message(7)), entry(9, { type: 'messagePinned', messageId: 2 }));
  expect(chat).toMatchObject({ pinned: null, pinAwaited: 2 });
  const pinned = chatRead(chat, { before: 3, messages: [message(2)], complete: false });
  expect(pinned.pinned?.id).toBe(2);
  expect(ids(pinned)).toEqual([7]);
});

test('what others write is counted until somebody looks at the end', () => {
  const chat = after(
    NO_CHAT,
    entry(9, posting('One')),
    entry(10, posting('Two')),
    entry(11, posting('Mine'), 'you'),
  );
  expect(chat.unread).toBe(2);
  const looking = chatLooked(chat, true);
  expect(looking.unread).toBe(0);
  expect(after(looking, entry(12, posting('Three'))).unread).toBe(0);
  expect(after(chatLooked(looking, false), entry(12, posting('Three'))).unread).toBe(1);
});

test('reactions are as many as the room says; which are one’s own, the page remembers', () => {
  const counted = messageReacted(read(message(4)), {
    messageId: 4,
    reactions: [{ reaction: 'heart', count: 2 }],
  });
  expect(counted.messages[0]?.reactions).toEqual([{ reaction: 'heart', count: 2 }]);
  const reacted: LogEvent = { type: 'messageReacted', messageId: 4, reaction: 'heart', on: true };
  expect(after(counted, entry(9, reacted, 'you')).ownReactions.get(4)).toEqual(['heart']);
  expect(after(counted, entry(9, reacted)).ownReactions.get(4)).toBeUndefined();
});

test('an answer to an older search is passed over', () => {
  const chat: Chat = { ...NO_CHAT, found: { text: 'acid', messages: null } };
  expect(chatFound(chat, { text: 'aci', messages: [message(4)] })).toBe(chat);
  expect(chatFound(chat, { text: 'acid', messages: [message(4)] }).found?.messages).toHaveLength(1);
});

test('what this page keeps is bounded, and what goes can be read again', () => {
  const messages = Array.from({ length: 20_000 }, (_, index) => message(index + 1));
  const chat = after({ ...read(...messages), complete: true }, entry(20_001, posting('Last')));
  expect(chat.messages).toHaveLength(18_001);
  expect(chat.complete).toBe(false);
});
