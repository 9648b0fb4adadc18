import type { ChatMessage } from '../../../protocol/generated';
import type { Outgoing } from '../../../state/chat';

/** One row of the chat: what everybody reads, or what is still on its way. */
export type Row =
  | { readonly key: string; readonly kind: 'message'; readonly message: ChatMessage }
  | { readonly key: string; readonly kind: 'outgoing'; readonly outgoing: Outgoing };

/** Messages of one person so soon after one another are read as one. */
const TOGETHER_MS = 3 * 60_000;

export const keyOf = (id: number): string => String(id);

export function rowsOf(
  messages: readonly ChatMessage[],
  outgoing: readonly Outgoing[],
): readonly Row[] {
  return [
    ...messages.map((message): Row => ({ key: keyOf(message.id), kind: 'message', message })),
    ...outgoing.map((one): Row => ({ key: one.actId, kind: 'outgoing', outgoing: one })),
  ];
}

/** Whether a message goes on where the one before it stopped: then nobody is named again. */
export function goesOn(before: ChatMessage | undefined, message: ChatMessage): boolean {
  if (before === undefined || before.deleted || message.replyTo !== null) return false;
  const sameWay = before.audience === message.audience && before.toId === message.toId;
  const soon = Date.parse(message.at) - Date.parse(before.at) < TOGETHER_MS;
  return before.byId === message.byId && sameWay && soon && message.audience === 'everyone';
}
