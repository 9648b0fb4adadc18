import { dayOf, timeOf, words } from '../../../i18n';
import type { ChatMessage } from '../../../protocol/generated';
import { type Chat, messageWith } from '../../../state/chat';

/** What this page has read of the chat, as lines of text. */
export function chatText(title: string, chat: Pick<Chat, 'messages' | 'complete'>): string {
  const first = chat.messages[0];
  const lines = [
    words.chat.exportHead(title, dayOf(first?.at ?? new Date())),
    ...(chat.complete ? [] : [words.chat.exportPart]),
    '',
    ...chat.messages.filter(({ deleted }) => !deleted).map((message) => lineOf(message, chat)),
  ];
  return `${lines.join('\n')}\n`;
}

function lineOf(message: ChatMessage, chat: Pick<Chat, 'messages'>): string {
  const { at, byName, text, audience, replyTo } = message;
  const answered = replyTo === null ? null : messageWith(chat, replyTo);
  const about = [
    audience === 'announcement' && `[${words.chat.announcement}]`,
    audience === 'teachers' && `[${words.chat.privateToTeachers}]`,
    answered && words.chat.exportAnswer(answered.byName),
  ].filter(Boolean);
  const head = [timeOf(at), `${byName}:`, ...about].join(' ');
  return `${head} ${text.replaceAll('\n', '\n    ')}`;
}

/** Hands a text to the person as a file. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name.replaceAll(/[\\/:*?"<>|]/g, '-')}.txt`;
  link.click();
  URL.revokeObjectURL(address);
}
