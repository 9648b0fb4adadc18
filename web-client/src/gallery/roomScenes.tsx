import { useEffect } from 'react';
import { PhasePage } from '../features/ClassVisit';
import { AskAbout } from '../features/classroom/people/AskAbout';
import ClassSettings from '../features/classroom/people/ClassSettings';
import type { Participant } from '../protocol/generated';
import type { Classroom } from '../state/classroom';
import { type Hands, NO_HANDS, useHands } from '../state/hands';
import { useLobby } from '../state/lobby';
import { useOwnMedia } from '../state/ownMedia';
import { type PanelName, panel } from '../state/panel';
import { EMPTY_DRAFT, type PollDraft, usePollDraft } from '../state/pollDraft';
import { NO_POLLS, type Polls, usePolls } from '../state/polls';
import { useReactions } from '../state/reactions';
import { NO_RULES, type Rules, useRules } from '../state/rules';
import { NO_VISIT, useVisit } from '../state/visit';
import { liveClass } from './fixtures';
import {
  heardClass,
  ledClass,
  ledPoll,
  mixedRoster,
  poll,
  raisedHands,
  TYPED_TALLY,
  typedPoll,
} from './roomFixtures';

/** What happens in a class, in the states worth looking at. */
export const roomScenes: Record<string, () => React.ReactNode> = {
  handUp: () => room(heardClass(), { hands: { count: 12, raised: true, position: 3 } }),
  handNext: () => room(heardClass(), { hands: { count: 1, raised: true, position: 1 } }),
  locked: () =>
    room(heardClass(), { rules: { locks: ['hands', 'reactions', 'roster', 'chat'], focus: true } }),
  mutedByTeacher: () => {
    useOwnMedia.setState({ sending: { microphone: 'muted', camera: 'on', screen: 'off' } });
    return room(onStage(), { rules: { mutedBy: 'Dr. Miriam Okafor' } });
  },
  microphoneLocked: () => {
    useOwnMedia.setState({ sending: { microphone: 'muted', camera: 'on', screen: 'off' } });
    return room(onStage(), { rules: { locks: ['microphone'] } });
  },
  reactions: () => {
    const lastMs = Date.now();
    return room(heardClass(), {}, undefined, [
      { reaction: 'thumbsUp', count: 214, lastMs },
      { reaction: 'clap', count: 1_032, lastMs },
      { reaction: 'surprised', count: 3, lastMs },
    ]);
  },
  needs: () =>
    room(
      ledClass({ logDelayed: true }),
      { hands: { count: 3, head: raisedHands(3) }, lobby: 2 },
      'needs',
    ),
  needsThousand: () =>
    room(ledClass({ count: 3_012 }), { hands: { count: 1_000, head: raisedHands(20) } }, 'needs'),
  needsNothing: () => room(ledClass(), {}, 'needs'),
  pollLine: () => room(heardClass(), { polls: { polls: [poll()] } }, 'people'),
  pollOpen: () => room(heardClass(), { polls: { polls: [poll()] } }, 'polls'),
  pollSeveral: () =>
    room(
      heardClass(),
      { polls: { polls: [poll({ sheet: { ...poll().sheet, kind: 'multiple' } })] } },
      'polls',
    ),
  pollTyped: () =>
    room(heardClass(), { polls: { polls: [typedPoll({ tally: TYPED_TALLY })] } }, 'polls'),
  pollAnswered: () =>
    room(
      heardClass(),
      { polls: { polls: [poll({ yourAnswer: { options: [1], text: null } })] } },
      'polls',
    ),
  pollRevealed: () =>
    room(
      heardClass(),
      {
        polls: {
          polls: [
            ledPoll({ state: 'revealed', yourAnswer: { options: [1], text: null } }),
            typedPoll({
              state: 'revealed',
              key: { options: [], texts: ['Carbocation'], points: 1 },
              tally: TYPED_TALLY,
              yourAnswer: { options: [], text: 'carbocation' },
            }),
          ],
        },
      },
      'polls',
    ),
  pollNone: () => room(heardClass(), {}, 'polls'),
  pollLed: () => room(ledClass(), { polls: { polls: [ledPoll()] } }, 'polls'),
  pollClosed: () => room(ledClass(), { polls: { polls: [ledPoll({ state: 'closed' })] } }, 'polls'),
  pollPrepared: () => room(ledClass(), { draft: DRAFT }, 'polls'),
  pollPreparedTyped: () =>
    room(
      ledClass(),
      { draft: { ...EMPTY_DRAFT, kind: 'typed', correctTexts: 'carbocation\ncarbenium ion' } },
      'polls',
    ),
  roster: () => room(ledClass({ roster: mixedRoster() }), { lobby: 3 }, 'people'),
  rosterStudent: () => room(heardClass({ roster: mixedRoster() }), {}, 'people'),
  rosterNobodyFound: () =>
    room(ledClass({ roster: { offset: 0, total: 0, rows: [] } }), {}, 'people'),
  pollUnanswered: () => (
    <>
      {room(
        ledClass(),
        {
          polls: {
            polls: [ledPoll()],
            unanswered: { pollId: 41, offset: 50, total: 123, rows: heardClass().onStage.slice(1) },
          },
        },
        'polls',
      )}
      <Pressed testId="unanswered" />
    </>
  ),
  reactMenu: () => (
    <>
      {room(heardClass(), {})}
      <Pressed testId="react" />
    </>
  ),
  rename: () => ask('rename'),
  rights: () => ask('rights'),
  remove: () => ask('remove'),
  classSettings: () => (
    <>
      {room(ledClass(), {
        rules: { locks: ['camera', 'names'], slowModeSeconds: 30, soleSpeakerId: 'p-2' },
      })}
      <ClassSettings classroom={ledClass()} onClose={() => undefined} />
    </>
  ),
};

const DRAFT: PollDraft = {
  ...EMPTY_DRAFT,
  title: 'Which step decides how fast an SN1 reaction goes?',
  options: [
    { text: 'The leaving group goes', correct: true },
    { text: 'The nucleophile comes', correct: false },
    { text: '', correct: false },
  ],
};

interface Held {
  readonly hands?: Partial<Hands>;
  readonly polls?: Partial<Polls>;
  readonly rules?: Partial<Rules>;
  readonly draft?: PollDraft;
  /** How many wait to be let in. */
  readonly lobby?: number;
}

function room(
  classroom: Classroom,
  held: Held,
  open?: PanelName,
  shown: ReturnType<typeof useReactions.getState>['shown'] = [],
) {
  useHands.setState({ ...NO_HANDS, ...held.hands });
  usePolls.setState({ ...NO_POLLS, ...held.polls });
  useRules.setState({ ...NO_RULES, ...held.rules });
  useReactions.setState({ shown });
  usePollDraft.setState({ draft: held.draft ?? null });
  useLobby.setState({ people: waiting(held.lobby ?? 0), more: false });
  useVisit.setState({
    ...NO_VISIT,
    classId: classroom.classId,
    liveClass: liveClass(),
    classroom,
    link: 'connected',
    phase: { kind: 'inClass' },
  });
  return (
    <>
      <PhasePage />
      {open && <Opened name={open} />}
    </>
  );
}

/** Opens a panel after the page is there, and closes it when the scene goes. */
function Opened({ name }: { name: PanelName }) {
  useEffect(() => {
    panel.show(name);
    return panel.close;
  }, [name]);
  return null;
}

/** Presses a button as soon as it is there, as people do. */
function Pressed({ testId }: { testId: string }) {
  useEffect(() => {
    const timer = setInterval(() => {
      const button = document.querySelector<HTMLElement>(`[data-testid=${testId}]`);
      if (!button) return;
      button.click();
      clearInterval(timer);
    }, 50);
    return () => clearInterval(timer);
  }, [testId]);
  return null;
}

function onStage(): Classroom {
  const base = heardClass();
  const you: Participant = { ...base.you, onStage: true };
  const permissions = new Set([...base.permissions, 'mediaAudio', 'mediaVideo'] as const);
  return { ...base, you, onStage: [...base.onStage, you], permissions };
}

function ask(kind: 'rename' | 'rights' | 'remove') {
  const classroom = ledClass();
  const person = classroom.roster?.rows[1];
  return (
    <>
      {room(classroom, {})}
      {person && (
        <AskAbout asking={{ kind, person }} classroom={classroom} onClose={() => undefined} />
      )}
    </>
  );
}

function waiting(count: number) {
  const names = ['Noor Rahman', 'Guest: Aunt Lakshmi', 'Samuel Adeyemi'];
  return names.slice(0, count).map((name, index) => ({
    accountId: `w-${index}`,
    name,
    role: 'guest' as const,
    askedAt: new Date().toISOString(),
  }));
}
