import { create } from 'zustand';
import type { Audience, ChatMessage } from '../protocol/generated';

/** What somebody is about to say; it survives the closing of the panel. */
export interface ChatDraft {
  readonly text: string;
  readonly audience: Audience;
  /** The one person who reads it besides those who lead; null for all of the audience. */
  readonly to: { readonly id: string; readonly name: string } | null;
  readonly replyTo: number | null;
  /** The own message that is being changed. */
  readonly editing: number | null;
}

export const EMPTY: ChatDraft = {
  text: '',
  audience: 'everyone',
  to: null,
  replyTo: null,
  editing: null,
};

export const useChatDraft = create<ChatDraft>(() => EMPTY);

export const chatDraft = {
  type(text: string): void {
    useChatDraft.setState({ text });
  },

  address(audience: Audience, to: ChatDraft['to'] = null): void {
    useChatDraft.setState({ audience, to });
  },

  /** An answer to something private stays private; who leads answers its author alone. */
  reply({ id, byId, byName, audience }: ChatMessage, leads: boolean): void {
    const isPrivate = audience === 'teachers';
    useChatDraft.setState({
      replyTo: id,
      editing: null,
      audience: isPrivate ? 'teachers' : 'everyone',
      to: isPrivate && leads ? { id: byId, name: byName } : null,
    });
  },

  edit({ id, text }: ChatMessage): void {
    useChatDraft.setState({ ...EMPTY, editing: id, text });
  },

  /** Back to a message to the same people, without an answer or a change. */
  clear(): void {
    const { audience, to } = useChatDraft.getState();
    useChatDraft.setState({ ...EMPTY, audience, to });
  },
};

export function forgetDraft(): void {
  useChatDraft.setState(EMPTY);
}
