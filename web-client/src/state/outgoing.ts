import type { Refused } from './acts';
import type { Change, Chat, Outgoing } from './chat';
import { indexOf } from './chat';

/** What was refused stays until its author has decided; of more than this the oldest go. */
const MOST_REFUSED = 20;

export function messageSent(chat: Chat, message: Outgoing): Chat {
  return { ...chat, outgoing: [...chat.outgoing, message] };
}

/** The room has kept it: from here on the message itself stands for it, as soon as it is there. */
export function messageKept(before: Chat, actId: string, id: number | null): Chat {
  const chat = { ...before, postedAtMs: Date.now() };
  const isHere = id === null || indexOf(chat.messages, id) >= 0;
  if (isHere) return messageDiscarded(chat, actId);
  const outgoing = chat.outgoing.map((one) => (one.actId === actId ? { ...one, id } : one));
  return { ...chat, outgoing };
}

export function messageRefused(chat: Chat, actId: string, refused: Refused): Chat {
  const outgoing = chat.outgoing.map((one) => (one.actId === actId ? { ...one, refused } : one));
  const all = outgoing.filter((one) => one.refused !== null);
  const over = all.slice(0, Math.max(0, all.length - MOST_REFUSED));
  return { ...chat, outgoing: outgoing.filter((one) => !over.includes(one)) };
}

export function messageDiscarded(chat: Chat, actId: string): Chat {
  return { ...chat, outgoing: chat.outgoing.filter((one) => one.actId !== actId) };
}

/** Null: nothing is being changed about the message any more. */
export function messageChanging(chat: Chat, id: number, change: Change | null): Chat {
  const changes = new Map(chat.changes);
  if (change === null) changes.delete(id);
  else changes.set(id, change);
  return { ...chat, changes };
}
