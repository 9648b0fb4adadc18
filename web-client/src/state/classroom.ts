import type {
  ClassEvent,
  LogEvent,
  Participant,
  Permission,
  SlotAssignment,
  SlotName,
  Welcome,
} from '../protocol/generated';

/** A slot as this page shows it: `shown` once the first frame of its source has arrived. */
export interface SlotView extends SlotAssignment {
  readonly shown: boolean;
}

/** What this page knows of the class it is in. */
export interface Classroom {
  readonly classId: string;
  readonly title: string;
  readonly liveSince: string;
  readonly you: Participant;
  readonly permissions: ReadonlySet<Permission>;
  readonly count: number;
  readonly stageId: string | null;
  readonly screenId: string | null;
  readonly onStage: readonly Participant[];
  readonly slots: ReadonlyMap<SlotName, SlotView>;
  readonly speaking: readonly string[];
  readonly roster: Roster | null;
  /** Who asks this person to come on stage. */
  readonly invitedBy: string | null;
  /** Whom this teacher has asked, without an answer yet. */
  readonly asked: ReadonlySet<string>;
  /** The store of the class does not answer, so acts wait; told to who leads it. */
  readonly logDelayed: boolean;
}

export interface Roster {
  readonly offset: number;
  readonly total: number;
  readonly rows: readonly Participant[];
}

/** The class after an event. Pure: what follows from it outside is decided elsewhere. */
export function reduce(classroom: Classroom | null, event: ClassEvent): Classroom | null {
  if (event.type === 'welcome') return welcomed(event, classroom);
  if (classroom === null) return null;
  switch (event.type) {
    case 'rosterCount':
      return { ...classroom, count: event.count };
    case 'rosterWindow': {
      const { offset, total, rows } = event;
      return { ...classroom, roster: { offset, total, rows } };
    }
    case 'slotAssigned':
      return { ...classroom, slots: assigned(classroom.slots, event.assignment) };
    case 'speaking':
      return { ...classroom, speaking: event.participantIds };
    case 'sendingChanged':
      return withPerson(classroom, event.participantId, { sending: event.sending });
    case 'stageChanged':
      return withStage(classroom, event);
    case 'invitedToStage':
      return { ...classroom, invitedBy: event.byName };
    case 'invitationWithdrawn':
      return { ...classroom, invitedBy: null };
    case 'invitationAnswered':
      return { ...classroom, asked: without(classroom.asked, event.participantId) };
    case 'permissionsChanged':
      return { ...classroom, permissions: new Set(event.permissions), invitedBy: null };
    case 'happened':
      return withLogged(classroom, event.entry.event);
    case 'logDelayed':
      return { ...classroom, logDelayed: event.delayed };
    case 'logRead':
    case 'classMoved':
    case 'chatRead':
    case 'chatFound':
    case 'messageReactions':
    case 'reactions':
    case 'questionCount':
    case 'questionWindow':
    case 'handCount':
    case 'handPosition':
    case 'handWindow':
    case 'pollTallied':
    case 'unansweredRead':
    case 'mutedByTeacher':
    case 'acknowledged':
    case 'refused':
    case 'classEnded':
      return classroom;
    default:
      event satisfies never;
      return classroom;
  }
}

function welcomed(event: Welcome, before: Classroom | null): Classroom {
  const slots = new Map<SlotName, SlotView>();
  for (const slot of event.slots) slots.set(slot.slot, { ...slot, shown: false });
  return {
    classId: event.classId,
    title: event.title,
    liveSince: event.liveSince,
    you: event.you,
    permissions: new Set(event.permissions),
    count: event.count,
    stageId: event.stageId,
    screenId: event.screenId,
    onStage: event.onStage,
    slots,
    speaking: [],
    roster: before?.roster ?? null,
    invitedBy: null,
    asked: before?.asked ?? new Set(),
    logDelayed: false,
  };
}

function assigned(
  slots: ReadonlyMap<SlotName, SlotView>,
  assignment: SlotAssignment,
): ReadonlyMap<SlotName, SlotView> {
  const before = slots.get(assignment.slot);
  const same =
    before?.participantId === assignment.participantId &&
    before?.source === assignment.source &&
    before?.rtpTimestamp === assignment.rtpTimestamp;
  const shown = same ? (before?.shown ?? false) : false;
  return new Map(slots).set(assignment.slot, { ...assignment, shown });
}

function withPerson(classroom: Classroom, id: string, about: Partial<Participant>): Classroom {
  const change = (one: Participant) => (one.id === id ? { ...one, ...about } : one);
  return {
    ...classroom,
    you: change(classroom.you),
    onStage: classroom.onStage.map(change),
    roster: classroom.roster && { ...classroom.roster, rows: classroom.roster.rows.map(change) },
  };
}

/** What the log says of people: their names and roles. */
function withLogged(classroom: Classroom, event: LogEvent): Classroom {
  switch (event.type) {
    case 'renamed':
      return withPerson(classroom, event.participantId, { name: event.name });
    case 'roleSet':
      return withPerson(classroom, event.participantId, { role: event.role });
    default:
      return classroom;
  }
}

function withStage(
  classroom: Classroom,
  event: Pick<Classroom, 'stageId' | 'screenId' | 'onStage'>,
): Classroom {
  const { stageId, screenId, onStage } = event;
  const you = onStage.find((one) => one.id === classroom.you.id) ?? {
    ...classroom.you,
    onStage: false,
  };
  const here = new Set(onStage.map((one) => one.id));
  const asked = new Set([...classroom.asked].filter((id) => !here.has(id)));
  return { ...classroom, stageId, screenId, onStage, you, asked };
}

/** The first frame of a slot's source has been drawn. */
export function shown(classroom: Classroom, slot: SlotName): Classroom {
  const view = classroom.slots.get(slot);
  if (!view || view.shown) return classroom;
  return { ...classroom, slots: new Map(classroom.slots).set(slot, { ...view, shown: true }) };
}

export function withAsked(classroom: Classroom, id: string, asked: boolean): Classroom {
  const ids = asked ? new Set([...classroom.asked, id]) : without(classroom.asked, id);
  return { ...classroom, asked: ids };
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const rest = new Set(ids);
  rest.delete(id);
  return rest;
}

/** Somebody silent or gone is not shown as talking. */
export function isSpeaking(classroom: Classroom, id: string): boolean {
  if (!classroom.speaking.includes(id)) return false;
  return classroom.onStage.some((one) => one.id === id && one.sending.microphone === 'on');
}
