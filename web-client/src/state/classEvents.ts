import type { ClassEvent } from '../protocol/generated';
import { chatFound, chatRead, messageReacted, NO_CHAT, useChat } from './chat';
import { forgetDraft } from './chatDraft';
import { classLog } from './classLog';
import { type Classroom, reduce } from './classroom';
import { live } from './live';
import { notify } from './notices';
import { doerOf } from './obedience';
import { ownMedia, useOwnMedia } from './ownMedia';
import { pictures } from './pictures';
import {
  questionsCounted,
  questionsWatch,
  questionsWelcomed,
  questionsWindowed,
  useQuestions,
} from './questions';
import { forgetRoom, heardInRoom } from './roomEvents';
import { rosterWatch } from './rosterWatch';
import { hindranceOf, useRules } from './rules';
import { useVisit } from './visit';

/** Takes in an event of the class: first what the page knows, then what follows from it outside. */
export function heard(event: ClassEvent): void {
  const before = useVisit.getState().classroom;
  const after = reduce(before, event);
  useVisit.setState({ classroom: after });
  if (before && after) yieldScreen(before, after);
  if (after) dispatch(event, before, after);
}

function dispatch(event: ClassEvent, before: Classroom | null, after: Classroom): void {
  switch (event.type) {
    case 'welcome':
      return welcomed(event, before, after);
    case 'happened':
      return classLog.happened(event.entry);
    case 'logRead':
      return classLog.read(event);
    case 'classMoved':
      return live.link?.startOver();
    case 'chatRead':
      return useChat.setState((chat) => chatRead(chat, event));
    case 'chatFound':
      return useChat.setState((chat) => chatFound(chat, event));
    case 'messageReactions':
      return useChat.setState((chat) => messageReacted(chat, event));
    case 'questionCount':
      return useQuestions.setState((questions) => questionsCounted(questions, event));
    case 'questionWindow':
      return useQuestions.setState((questions) => questionsWindowed(questions, event));
    case 'handCount':
    case 'handPosition':
    case 'handWindow':
    case 'pollTallied':
    case 'unansweredRead':
    case 'reactions':
    case 'mutedByTeacher':
      return heardInRoom(event, after);
    case 'slotAssigned':
      return pictures.awaitFrame(event.assignment.slot);
    case 'permissionsChanged':
      tellOffStage(before, after);
      heardInRoom(event, after);
      return void ownMedia.permit(new Set(event.permissions));
    case 'invitationAnswered':
      if (!event.accepted) notify('declined', { name: nameOf(event.participantId) });
      return;
    case 'logDelayed':
    case 'rosterCount':
    case 'rosterWindow':
    case 'speaking':
    case 'sendingChanged':
    case 'stageChanged':
    case 'invitedToStage':
    case 'invitationWithdrawn':
    case 'acknowledged':
    case 'refused':
    case 'classEnded':
      return;
    default:
      event satisfies never;
  }
}

function welcomed(
  event: Extract<ClassEvent, { type: 'welcome' }>,
  before: Classroom | null,
  after: Classroom,
): void {
  ownMedia.reassert();
  tellOffStage(before, after);
  void ownMedia.permit(new Set(event.permissions));
  pictures.reassert();
  for (const { slot } of event.slots) pictures.awaitFrame(slot);
  rosterWatch.reassert();
  heardInRoom(event, after);
  useQuestions.setState((questions) => questionsWelcomed(questions, event.room));
  questionsWatch.reassert();
  classLog.welcomed(event.logSeq, event.room);
}

/** Nothing of one class is known in the next. */
export function forgetClass(): void {
  rosterWatch.forget();
  classLog.forget();
  questionsWatch.forget();
  useChat.setState(NO_CHAT);
  forgetDraft();
  forgetRoom();
}

/**
 * Also after a new connection, whose room may have forgotten who was on stage. Whoever is kept from
 * speaking by a lock stays on stage: the microphone says why.
 */
function tellOffStage(before: Classroom | null, after: Classroom): void {
  const fell = before?.permissions.has('mediaAudio') && !after.permissions.has('mediaAudio');
  const why = hindranceOf(useRules.getState(), doerOf(after), 'mediaAudio');
  if (fell && why === 'notAllowed') notify('offStage');
}

/** One screen at a time: whose is replaced hears so, and stops sending it. */
function yieldScreen(before: Classroom, after: Classroom): void {
  const mine = before.screenId === before.you.id;
  const theirs = after.onStage.find(({ id }) => id === after.screenId && id !== after.you.id);
  if (!mine || !theirs || useOwnMedia.getState().sending.screen !== 'on') return;
  ownMedia.stopScreen();
  notify('shareOver', { name: theirs.name });
}

function nameOf(id: string): string {
  const rows = useVisit.getState().classroom?.roster?.rows;
  return rows?.find((row) => row.id === id)?.name ?? '';
}
