import { useEffect } from 'react';
import { PhasePage } from '../features/ClassVisit';
import type { Question } from '../protocol/generated';
import { type Chat, NO_CHAT, useChat } from '../state/chat';
import { type ChatDraft, EMPTY, useChatDraft } from '../state/chatDraft';
import type { Classroom } from '../state/classroom';
import { type PanelName, panel } from '../state/panel';
import { type AskedQuestion, NO_QUESTIONS, useQuestions } from '../state/questions';
import { NO_RULES, type Rules, useRules } from '../state/rules';
import { NO_VISIT, useVisit } from '../state/visit';
import { classroom, LEADING, liveClass, teacher } from './fixtures';
import { chat, longChat, outgoing, questions } from './talkFixtures';

/** What a class writes, in the states worth looking at. */
export const talkScenes: Record<string, () => React.ReactNode> = {
  chat: () => talking(classroom(), { chat: chat() }),
  chatTeacher: () => talking(led(), { chat: chat() }),
  chatNothing: () => talking(classroom(), {}),
  chatClosed: () =>
    talking(classroom(), { chat: chat(), rules: { locks: ['chat', 'privateChat'] } }),
  chatPrivateOnly: () => talking(classroom(), { chat: chat(), rules: { focus: true } }),
  chatSending: () =>
    talking(classroom(), { chat: chat({ outgoing: outgoing() }), rules: { slowModeSeconds: 30 } }),
  chatChanging: () => {
    const messages = chat().messages;
    const change = {
      text: 'Mine as well',
      refused: { code: 'message-not-found', againAtMs: null },
    };
    const changes = new Map([[messages.at(-1)?.id ?? 0, change]]);
    return talking(classroom(), { chat: chat({ changes }) });
  },
  chatAnswer: () =>
    talking(classroom(), {
      chat: chat(),
      draft: { ...EMPTY, replyTo: 103, text: 'It says so on slide 12.\nAt the bottom.' },
    }),
  chatAnnouncement: () =>
    talking(led(), {
      chat: chat(),
      draft: { ...EMPTY, audience: 'announcement', text: 'Five minutes left. '.repeat(100) },
    }),
  chatToOne: () =>
    talking(led(), {
      chat: chat(),
      draft: { ...EMPTY, audience: 'teachers', to: { id: 'p-2', name: 'Kenji Watanabe' } },
    }),
  chatFound: () =>
    talking(classroom(), { chat: chat(), press: 'search', found: { text: 'SN1', messages: [] } }),
  chatLong: () => talking(classroom(), { chat: longChat(10_000) }),
  chatUnread: () => talking(classroom(), { chat: chat({ unread: 7 }) }, null),
  questions: () => talking(classroom(), { questions: questions() }, 'questions'),
  questionsTeacher: () => talking(led(), { questions: questions() }, 'questions'),
  questionsNothing: () => talking(classroom(), { questions: [] }, 'questions'),
  questionsClosed: () =>
    talking(
      classroom(),
      { questions: questions().slice(0, 2), rules: { locks: ['questions'] } },
      'questions',
    ),
  questionsSending: () =>
    talking(classroom(), { questions: questions().slice(0, 2), asked: ASKED }, 'questions'),
};

const ASKED: readonly AskedQuestion[] = [
  { actId: 'q-1', text: 'What is a nucleophile?', anonymous: true, kept: false, refused: null },
  {
    actId: 'q-2',
    text: 'And an electrophile?',
    anonymous: false,
    kept: false,
    refused: { code: 'store-unavailable', againAtMs: null },
  },
];

interface Told {
  readonly chat?: Chat;
  readonly draft?: ChatDraft;
  readonly rules?: Partial<Rules>;
  readonly questions?: readonly Question[];
  readonly asked?: readonly AskedQuestion[];
  /** What is pressed once the panel is there. */
  readonly press?: string;
  readonly found?: Chat['found'];
}

function talking(of: Classroom, told: Told, open: PanelName | null = 'chat') {
  const rows = told.questions ?? [];
  useChat.setState(told.chat ?? NO_CHAT);
  useChatDraft.setState(told.draft ?? EMPTY);
  useRules.setState({ ...NO_RULES, ...told.rules });
  useQuestions.setState({
    ...NO_QUESTIONS,
    open: rows.filter(({ answered }) => !answered).length,
    total: rows.length,
    rows,
    asked: told.asked ?? [],
  });
  useVisit.setState({
    ...NO_VISIT,
    classId: of.classId,
    liveClass: liveClass(),
    classroom: of,
    link: 'connected',
    phase: { kind: 'inClass' },
  });
  return (
    <>
      <PhasePage />
      {open && <Opened name={open} press={told.press} found={told.found} />}
    </>
  );
}

interface OpenedProps {
  readonly name: PanelName;
  readonly press: string | undefined;
  readonly found: Chat['found'] | undefined;
}

/** Opens a panel after the page is there, and closes it when the scene goes. */
function Opened({ name, press, found }: OpenedProps) {
  useEffect(() => {
    panel.show(name);
    return panel.close;
  }, [name]);
  useEffect(() => {
    if (press === undefined) return;
    const timer = setInterval(() => {
      const button = document.querySelector<HTMLElement>(`[data-testid=${press}]`);
      if (button === null) return;
      clearInterval(timer);
      button.click();
      useChat.setState({ found: found ?? null });
    }, 50);
    return () => clearInterval(timer);
  }, [press, found]);
  return null;
}

function led(): Classroom {
  const base = classroom();
  const you = base.onStage.find(({ id }) => id === teacher.id) ?? base.you;
  return { ...base, you, permissions: new Set(LEADING) };
}
