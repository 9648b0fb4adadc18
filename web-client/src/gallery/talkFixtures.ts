import type { ChatMessage, Question } from '../protocol/generated';
import { type Chat, NO_CHAT } from '../state/chat';
import { student, teacher } from './fixtures';

/** Messages and questions as the stores may hold them, made up for looking at panels. */
const FIRST = Date.now() - 11 * 60_000;
const at = (seconds: number) => new Date(FIRST + seconds * 1_000).toISOString();

let seconds = 0;
let id = 100;

function said(
  who: { readonly id: string; readonly name: string },
  text: string,
  change: Partial<ChatMessage> = {},
): ChatMessage {
  seconds += 34;
  return {
    id: ++id,
    at: at(seconds),
    byId: who.id,
    byName: who.name,
    byRole: who.id === teacher.id ? 'teacher' : 'student',
    text,
    audience: 'everyone',
    toId: null,
    replyTo: null,
    edited: false,
    deleted: false,
    reactions: [],
    ...change,
  };
}

const kenji = { id: 'p-2', name: 'Kenji Watanabe' };
const leila = { id: 'p-3', name: 'Leila Haddad' };
const long = { id: 'p-9', name: 'Maximiliane Freifrau von Hohenstein-Wartenburg' };

function conversation(): ChatMessage[] {
  seconds = 0;
  id = 100;
  const welcome = said(
    teacher,
    'Good morning! The slides are at https://northfield.example/chem-2/sn1.pdf, and we stop at 10:50.',
    { audience: 'announcement' },
  );
  const morning = said(leila, 'Morning everybody');
  const question = said(kenji, 'Does the solvent change which step decides the rate?', {
    reactions: [{ reaction: 'thumbsUp', count: 14 }],
  });
  return [
    welcome,
    morning,
    question,
    said(kenji, 'I mean for SN1. For SN2 it is clear to me.', { edited: true }),
    said(teacher, 'Good question. It changes how fast, not which: we come to that on slide 12.', {
      replyTo: question.id,
      reactions: [
        { reaction: 'thumbsUp', count: 31 },
        { reaction: 'heart', count: 2 },
      ],
    }),
    said(leila, '', { deleted: true }),
    said(student, 'I could not hear the last sentence, is it only me?', { audience: 'teachers' }),
    said(teacher, 'I was muted for a moment, sorry. Better now?', {
      audience: 'teachers',
      toId: student.id,
    }),
    said(
      long,
      'Is a carbocation the same as a carbenium ion? My book uses both words, and the pictures next to them look alike except for one bond.',
    ),
    said(student, 'Mine too', { reactions: [{ reaction: 'laugh', count: 1 }] }),
  ];
}

export function chat(change: Partial<Chat> = {}): Chat {
  const messages = conversation();
  return {
    ...NO_CHAT,
    messages,
    pinned: messages[0] ?? null,
    ownReactions: new Map([[105, ['thumbsUp']]]),
    ...change,
  };
}

/** A class that has written for hours. */
export function longChat(count: number): Chat {
  const base = conversation();
  const messages = Array.from({ length: count }, (_, index) => ({
    ...(base[index % base.length] as ChatMessage),
    id: index + 1,
    replyTo: null,
    at: at(index - count),
    text: `${index + 1}: ${base[index % base.length]?.text ?? ''}`,
  }));
  return { ...NO_CHAT, messages, pinned: null };
}

export function outgoing(): Chat['outgoing'] {
  const wording = {
    text: 'Which slide is it?',
    audience: 'everyone',
    toId: null,
    replyTo: null,
  } as const;
  const now = Date.now();
  return [
    {
      ...wording,
      actId: 'o-1',
      atMs: now,
      id: null,
      refused: { code: 'slow-mode', againAtMs: now + 18_000 },
    },
    { ...wording, text: 'Found it.', actId: 'o-2', atMs: now, id: null, refused: null },
  ];
}

export function questions(): Question[] {
  const asked = (change: Partial<Question>): Question => ({
    id: ++id,
    at: at(200),
    byName: kenji.name,
    text: 'Does the solvent change which step decides the rate?',
    votes: 42,
    answered: false,
    answer: null,
    votedByYou: false,
    askedByYou: false,
    ...change,
  });
  return [
    asked({ votedByYou: true }),
    asked({
      byName: null,
      text: 'Will this be in the exam, and if so, how much of it?',
      votes: 17,
    }),
    asked({
      byName: student.name,
      askedByYou: true,
      votes: 3,
      text: 'Why is it called SN1 and not SN2?',
    }),
    asked({
      byName: leila.name,
      votes: 12,
      text: 'Where can I read more about it?',
      answered: true,
      answer: 'Chapter 7 of the book, or https://northfield.example/chem-2/reading',
    }),
    asked({ byName: long.name, votes: 5, text: 'Is there a break?', answered: true }),
  ];
}
