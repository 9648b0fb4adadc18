import type { Participant, SlotName } from '../protocol/generated';
import type { Classroom } from './classroom';

/** One person in the picture. */
export interface Seat {
  readonly person: Participant;
  readonly isYou: boolean;
  /** The slot with their camera; null for oneself and for those without a slot. */
  readonly slot: SlotName | null;
}

/** What the stage shows: one thing large, people beside it, and how many more there are. */
export interface Arrangement {
  readonly main: 'screen' | 'person' | 'empty';
  readonly screenBy: Participant | null;
  readonly stage: Seat | null;
  readonly beside: readonly Seat[];
  /** Everybody who has no place in the picture: seats and "+N" are everyone. */
  readonly more: number;
}

/** The one layout there is, from what the class is like now. At most `places` seats beside the large one. */
export function arrange(classroom: Classroom, places: number): Arrangement {
  const { you, onStage } = classroom;
  const others = onStage.filter((one) => one.id !== you.id);
  const youAreOnStage = onStage.some((one) => one.id === you.id);
  const stagePerson = personOfStage(classroom, others);
  const screenBy = sharer(classroom);
  const screen = showsScreen(classroom);
  const stage = stagePerson ? seat(classroom, stagePerson, 'stageCamera') : null;
  const alone = stage === null && youAreOnStage ? yourSeat(classroom) : null;
  const beside: Seat[] = [];
  if (youAreOnStage && (alone === null || screen)) beside.push(yourSeat(classroom));
  for (const person of others) {
    if (person.id !== stagePerson?.id)
      beside.push(seat(classroom, person, tileOf(classroom, person)));
  }
  const visible = beside.slice(0, screen && stage ? places - 1 : places);
  const large = stage ?? (screen ? null : alone);
  const seated = visible.length + (large ? 1 : 0);
  return {
    main: screen ? 'screen' : large ? 'person' : 'empty',
    screenBy,
    stage: large,
    beside: visible,
    more: Math.max(0, Math.max(classroom.count, onStage.length) - seated),
  };
}

/** Whether somebody else's screen is what the stage shows. */
export function showsScreen(classroom: Classroom): boolean {
  const by = sharer(classroom);
  return by !== null && by.id !== classroom.you.id;
}

function personOfStage(classroom: Classroom, others: readonly Participant[]): Participant | null {
  const inSlot =
    classroom.slots.get('stageCamera')?.participantId ??
    classroom.slots.get('stageVoice')?.participantId ??
    classroom.stageId;
  return others.find((one) => one.id === inSlot) ?? others[0] ?? null;
}

function sharer(classroom: Classroom): Participant | null {
  return classroom.onStage.find((one) => one.id === classroom.screenId) ?? null;
}

function yourSeat(classroom: Classroom): Seat {
  return { person: classroom.you, isYou: true, slot: null };
}

function seat(classroom: Classroom, person: Participant, slot: SlotName | null): Seat {
  const view = slot ? classroom.slots.get(slot) : undefined;
  const theirs = view?.participantId === person.id && view.source !== 'screen';
  return { person, isYou: false, slot: theirs ? slot : null };
}

function tileOf(classroom: Classroom, person: Participant): SlotName | null {
  for (const [name, view] of classroom.slots) {
    if (name.startsWith('tile') && view.participantId === person.id) return name;
  }
  return null;
}
