import type { Reaction } from '../protocol/generated';
import { act, attempt, refusedNow } from './acts';
import { type Change, messageWith, ownReaction, useChat, type Wording } from './chat';
import {
  messageChanging,
  messageDiscarded,
  messageKept,
  messageRefused,
  messageSent,
} from './outgoing';

const set = useChat.setState;
const get = useChat.getState;

/** Older messages read at once. */
const PAGE = 50;
/** What the room says that it has sent is here by then. */
const READ_WITHIN_MS = 3_000;
/** A jump goes back this far at most. */
const PAGES_TO_REACH = 40;

/** What people do in the chat. */
export const chatActs = {
  /** Shown as sending until the room has kept it. */
  async post(wording: Wording): Promise<void> {
    const actId = crypto.randomUUID();
    const { text, audience, toId, replyTo } = wording;
    set((chat) =>
      messageSent(chat, { ...wording, actId, atMs: Date.now(), id: null, refused: null }),
    );
    const outcome = await attempt({ type: 'postMessage', text, audience, toId, replyTo }, actId);
    if (outcome.kind === 'done') set((chat) => messageKept(chat, actId, outcome.logSeq));
    if (outcome.kind === 'dropped') set((chat) => messageDiscarded(chat, actId));
    if (outcome.kind === 'refused') {
      set((chat) => messageRefused(chat, actId, refusedNow(outcome.refusal)));
    }
  },

  /** What was refused is said once more; the room has not done it, so it is another act. */
  async postAgain(actId: string): Promise<void> {
    const before = get().outgoing.find((one) => one.actId === actId);
    if (!before?.refused) return;
    chatActs.discard(actId);
    const { text, audience, toId, replyTo } = before;
    await chatActs.post({ text, audience, toId, replyTo });
  },

  discard(actId: string): void {
    set((chat) => messageDiscarded(chat, actId));
  },

  edit: (id: number, text: string): Promise<void> => change(id, text),
  remove: (id: number): Promise<void> => change(id, null),
  keepAsItWas: (id: number): void => set((chat) => messageChanging(chat, id, null)),

  /** Shown as the own one at once; how many there are, the room says. */
  async react(id: number, reaction: Reaction, on: boolean): Promise<void> {
    set((chat) => ownReaction(chat, id, reaction, on));
    const did = await act({ type: 'reactToMessage', messageId: id, reaction, on });
    if (!did) set((chat) => ownReaction(chat, id, reaction, !on));
  },

  /** Null: nothing is pinned any more. */
  pin: (messageId: number | null): Promise<boolean> => act({ type: 'pinMessage', messageId }),

  /** Asks for what is before the oldest message. Whether something came. */
  async loadOlder(): Promise<boolean> {
    const { loading, complete, messages } = get();
    if (loading || complete) return false;
    set({ loading: true });
    const before = messages[0]?.id ?? 0;
    const outcome = await attempt({ type: 'readChat', before, limit: PAGE });
    if (outcome.kind === 'done') await read();
    set({ loading: false });
    return outcome.kind === 'done' && (get().messages[0]?.id ?? 0) !== before;
  },

  /** Reads back until a message is there. Whether it is. */
  async reach(id: number): Promise<boolean> {
    for (let page = 0; page < PAGES_TO_REACH; page++) {
      const oldest = get().messages[0]?.id ?? 0;
      if (id >= oldest || !(await chatActs.loadOlder())) break;
    }
    return messageWith(get(), id) !== null;
  },

  /** Nothing to look for ends the search. */
  async search(text: string): Promise<void> {
    if (text === '') return set({ found: null });
    set({ found: { text, messages: null } });
    const did = await act({ type: 'searchChat', text });
    if (!did && get().found?.text === text) set({ found: null });
  },
};

/** Until the messages have come, which may be after the room has said that it sent them. */
function read(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(end, READ_WITHIN_MS);
    const stop = useChat.subscribe(({ loading }) => loading || end());
    if (!get().loading) end();
  });
}

/** What was pinned is read where this page has not gone back so far. */
export function pinAwaited(): void {
  const { pinAwaited: id } = get();
  if (id !== null) void attempt({ type: 'readChat', before: id + 1, limit: 1 });
}

async function change(id: number, text: string | null): Promise<void> {
  const tell = (now: Change | null) => set((chat) => messageChanging(chat, id, now));
  tell({ text, refused: null });
  const outcome = await attempt(
    text === null
      ? { type: 'deleteMessage', messageId: id }
      : { type: 'editMessage', messageId: id, text },
  );
  tell(outcome.kind === 'refused' ? { text, refused: refusedNow(outcome.refusal) } : null);
}
