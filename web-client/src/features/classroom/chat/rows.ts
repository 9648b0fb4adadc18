import type { ChatMessage } from '../../../protocol/generated';
import type { Outgoing } from '../../../state/chat';

/** Messages of one person so soon after one another are read as one. */
const TOGETHER_MS = 3 * 60_000;

export const keyOf = (id: number): string => String(id);

export function keysOf(
  messages: readonly ChatMessage[],
  outgoing: readonly Outgoing[],
): readonly string[] {
  return [...messages.map(({ id }) => keyOf(id)), ...outgoing.map(({ actId }) => actId)];
}

/** Whether a message goes on where the one before it stopped: then nobody is named again. */
export function goesOn(before: ChatMessage | undefined, message: ChatMessage): boolean {
  if (before === undefined || before.deleted || message.replyTo !== null) return false;
  const sameWay = before.audience === message.audience && before.toId === message.toId;
  const soon = Date.parse(message.at) - Date.parse(before.at) < TOGETHER_MS;
  return before.byId === message.byId && sameWay && soon && message.audience === 'everyone';
}
