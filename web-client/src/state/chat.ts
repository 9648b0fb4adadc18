import { create } from 'zustand';
import type {
  Audience,
  ChatFound,
  ChatMessage,
  ChatRead,
  LogEntry,
  MessagePosted,
  MessageReactions,
  Reaction,
  RoomSnapshot,
} from '../protocol/generated';
import type { Refused } from './acts';

/** What a person wants to say, and to whom. */
export interface Wording {
  readonly text: string;
  readonly audience: Audience;
  readonly toId: string | null;
  readonly replyTo: number | null;
}

/** A message of this person on its way to the room. */
export interface Outgoing extends Wording {
  readonly actId: string;
  readonly atMs: number;
  /** Its id, once the room has kept it; the message itself comes as everybody's do. */
  readonly id: number | null;
  readonly refused: Refused | null;
}

/** What this person changes about a message, until the room has done it. */
export interface Change {
  /** The new text; null takes the message away. */
  readonly text: string | null;
  readonly refused: Refused | null;
}

/** The chat as far as this page has read it. */
export interface Chat {
  /** By id, without a hole between the first and the last. */
  readonly messages: readonly ChatMessage[];
  /** Whether there is nothing before them. */
  readonly complete: boolean;
  readonly loading: boolean;
  readonly pinned: ChatMessage | null;
  /** The pinned message that still has to be read, because it is older than all of these. */
  readonly pinAwaited: number | null;
  readonly outgoing: readonly Outgoing[];
  readonly changes: ReadonlyMap<number, Change>;
  /** What this person reacted with while this page was here. Bounded by the messages. */
  readonly ownReactions: ReadonlyMap<number, readonly Reaction[]>;
  /** What others wrote since this person looked at the end of the chat. */
  readonly unread: number;
  /** Whether they look at it now. */
  readonly reading: boolean;
  /** When the room took this person's last message, as `Date.now()`; 0 before the first. */
  readonly postedAtMs: number;
  /** What was searched for, and what was found; messages are null until the answer is there. */
  readonly found: {
    readonly text: string;
    readonly messages: readonly ChatMessage[] | null;
  } | null;
}

export const NO_CHAT: Chat = {
  messages: [],
  complete: true,
  loading: false,
  pinned: null,
  pinAwaited: null,
  outgoing: [],
  changes: new Map(),
  ownReactions: new Map(),
  unread: 0,
  reading: false,
  postedAtMs: 0,
  found: null,
};

/** More than a class writes in a day; beyond it the oldest go, and can be read again. */
const MOST_MESSAGES = 20_000;
const DROPPED_AT_ONCE = 2_000;

export const useChat = create<Chat>(() => NO_CHAT);

/** The page knows nothing that came before: it begins with the newest messages. */
export function chatBegun(chat: Chat, room: RoomSnapshot): Chat {
  return {
    ...chat,
    messages: room.chat,
    complete: room.chatComplete,
    loading: false,
    pinned: room.pinned,
    pinAwaited: null,
    outgoing: chat.outgoing.filter((one) => !isAmong(room.chat, one)),
  };
}

/** Who came back without the log tells an own message by its words alone. */
function isAmong(messages: readonly ChatMessage[], { atMs, text, id }: Outgoing): boolean {
  return messages.some((one) => one.id === id || (one.text === text && Date.parse(one.at) >= atMs));
}

/** Counts and what is pinned are the snapshot's; messages that were missed come from the log. */
export function chatGoesOn(chat: Chat, room: RoomSnapshot): Chat {
  const now = new Map(room.chat.map((one) => [one.id, one]));
  const messages = chat.messages.map((one) => {
    const reactions = now.get(one.id)?.reactions;
    return reactions ? { ...one, reactions } : one;
  });
  return { ...chat, messages, loading: false, pinned: room.pinned, pinAwaited: null };
}

/** Whose page it is, and what the snapshot that it began with knew already. */
interface Reader {
  readonly you: string;
  readonly known: number;
}

export function chatHappened(chat: Chat, entry: LogEntry, reader: Reader): Chat {
  const { event } = entry;
  switch (event.type) {
    case 'messagePosted':
      return posted(chat, entry, messageOf(entry, event), reader.you);
    case 'messageEdited':
      return changed(chat, event.messageId, ({ deleted }) =>
        deleted ? {} : { text: event.text, edited: true },
      );
    case 'messageDeleted':
      return deleted(chat, event.messageId);
    case 'messagePinned':
      return entry.seq <= reader.known ? chat : pinned(chat, event.messageId);
    case 'messageReacted':
      return entry.by === reader.you
        ? ownReaction(chat, event.messageId, event.reaction, event.on)
        : chat;
    default:
      return chat;
  }
}

function messageOf({ seq, at, by }: LogEntry, event: Omit<MessagePosted, 'type'>): ChatMessage {
  const { name, role, text, audience, toId, replyTo } = event;
  const who = { byId: by ?? '', byName: name, byRole: role };
  const fresh = { edited: false, deleted: false, reactions: [] };
  return { id: seq, at, ...who, text, audience, toId, replyTo, ...fresh };
}

function posted(chat: Chat, { by, actId }: LogEntry, message: ChatMessage, you: string): Chat {
  if (indexOf(chat.messages, message.id) >= 0) return chat;
  const mine = by === you;
  const sent = (one: Outgoing) => one.id === message.id || (mine && one.actId === actId);
  return bounded({
    ...chat,
    messages: placed(chat.messages, message),
    outgoing: chat.outgoing.filter((one) => !sent(one)),
    unread: mine || chat.reading ? chat.unread : chat.unread + 1,
  });
}

function placed(messages: readonly ChatMessage[], message: ChatMessage): readonly ChatMessage[] {
  const newest = messages.at(-1);
  if (newest === undefined || newest.id < message.id) return [...messages, message];
  return messages.toSpliced(~indexOf(messages, message.id), 0, message);
}

function bounded(chat: Chat): Chat {
  if (chat.messages.length <= MOST_MESSAGES) return chat;
  return { ...chat, messages: chat.messages.slice(DROPPED_AT_ONCE), complete: false };
}

function deleted(chat: Chat, id: number): Chat {
  const gone = { text: '', deleted: true, reactions: [] };
  const after = changed(chat, id, () => gone);
  return after.pinned?.id === id ? { ...after, pinned: null } : after;
}

function pinned(chat: Chat, id: number | null): Chat {
  if (id === null) return { ...chat, pinned: null, pinAwaited: null };
  const message = messageWith(chat, id);
  return { ...chat, pinned: message, pinAwaited: message === null ? id : null };
}

/** Older messages, or the pinned one, as this page asked for them. */
export function chatRead(chat: Chat, event: Pick<ChatRead, 'before' | 'messages' | 'complete'>) {
  const { before, messages, complete } = event;
  const awaited = messages.find(({ id }) => id === chat.pinAwaited);
  if (awaited) return { ...chat, pinned: awaited, pinAwaited: null };
  if (before !== (chat.messages[0]?.id ?? 0)) return chat;
  return {
    ...chat,
    messages: [...messages.toReversed(), ...chat.messages],
    complete,
    loading: false,
  };
}

export function chatFound(chat: Chat, { text, messages }: Pick<ChatFound, 'text' | 'messages'>) {
  return chat.found?.text === text ? { ...chat, found: { text, messages } } : chat;
}

export function messageReacted(
  chat: Chat,
  { messageId, reactions }: Pick<MessageReactions, 'messageId' | 'reactions'>,
): Chat {
  return changed(chat, messageId, () => ({ reactions }));
}

/** A message in the list, and the same one where it is pinned or found. */
function changed(
  chat: Chat,
  id: number,
  change: (message: ChatMessage) => Partial<ChatMessage>,
): Chat {
  const one = <M extends ChatMessage | null>(message: M): M =>
    message?.id === id ? { ...message, ...change(message) } : message;
  const index = indexOf(chat.messages, id);
  const message = chat.messages[index];
  const { found } = chat;
  return {
    ...chat,
    messages: message ? chat.messages.with(index, one(message)) : chat.messages,
    pinned: one(chat.pinned),
    found: found?.messages ? { ...found, messages: found.messages.map(one) } : found,
  };
}

/** What this person reacted with; the counts are the room's. */
export function ownReaction(chat: Chat, id: number, reaction: Reaction, on: boolean): Chat {
  const others = (chat.ownReactions.get(id) ?? []).filter((one) => one !== reaction);
  const mine = on ? [...others, reaction] : others;
  return { ...chat, ownReactions: new Map(chat.ownReactions).set(id, mine) };
}

export function chatLooked(chat: Chat, reading: boolean): Chat {
  return { ...chat, reading, unread: reading ? 0 : chat.unread };
}

export function messageWith(chat: Pick<Chat, 'messages'>, id: number): ChatMessage | null {
  return chat.messages[indexOf(chat.messages, id)] ?? null;
}

/** Where the message with this id is; else the place where it would be, as `~place`. */
export function indexOf(messages: readonly { readonly id: number }[], id: number): number {
  let low = 0;
  let high = messages.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const here = messages[middle]?.id ?? 0;
    if (here === id) return middle;
    if (here < id) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}
