import { create } from 'zustand';
import type {
  ClassRules,
  Lock,
  LogEntry,
  Permission,
  Role,
  RoomSnapshot,
} from '../protocol/generated';

/** What one person may do besides, and may not do, whatever their role says. */
export interface Rights {
  readonly granted: readonly Permission[];
  readonly denied: readonly Permission[];
}

/** What holds in the class at the moment, and what was decided about this person. */
export interface Rules extends ClassRules {
  /** Who muted this person; null once they have spoken for themselves again. */
  readonly mutedBy: string | null;
  /** Rights that were set while this page was here. Bounded by the people of a class. */
  readonly rights: ReadonlyMap<string, Rights>;
}

export const NO_RULES: Rules = {
  locks: [],
  slowModeSeconds: 0,
  focus: false,
  soleSpeakerId: null,
  mutedBy: null,
  rights: new Map(),
};

export const useRules = create<Rules>(() => NO_RULES);

export function rulesWelcomed(rules: Rules, room: RoomSnapshot): Rules {
  return { ...rules, ...room.rules };
}

export function rulesHappened(rules: Rules, { event }: LogEntry): Rules {
  switch (event.type) {
    case 'rulesSet':
      return { ...rules, ...event.rules };
    case 'rightsSet': {
      const { participantId, granted, denied } = event;
      return { ...rules, rights: new Map(rules.rights).set(participantId, { granted, denied }) };
    }
    default:
      return rules;
  }
}

export function mutedByTeacher(rules: Rules, { byName }: { readonly byName: string }): Rules {
  return { ...rules, mutedBy: byName };
}

/** Once somebody is heard again, who muted them is history. */
export function heardAgain(rules: Rules): Rules {
  return rules.mutedBy === null ? rules : { ...rules, mutedBy: null };
}

/** Who leads a class sees what is private to the teachers, and is not locked out of anything. */
export const leads = (role: Role): boolean => role === 'teacher' || role === 'assistant';

/** Why somebody may not do something at the moment. */
export type Hindrance = 'locked' | 'focus' | 'notAllowed' | 'soleSpeaker';

/** Which permission each lock is about. */
const LOCKED: Partial<Record<Permission, Lock>> = {
  mediaAudio: 'microphone',
  mediaVideo: 'camera',
  mediaScreen: 'screen',
  chatWrite: 'chat',
  chatPrivate: 'privateChat',
  questionAsk: 'questions',
  handRaise: 'hands',
  reactionSend: 'reactions',
  nameChange: 'names',
  rosterView: 'roster',
};

/** What Focus closes, on top of the locks. */
const FOCUSED: readonly Permission[] = ['mediaAudio', 'chatWrite'];

/** The person whose way it is, and what they may do. */
export interface Doer {
  readonly id: string;
  readonly role: Role;
  readonly permissions: ReadonlySet<Permission>;
}

/** Null: nothing stands in the way. A lock is named before a missing right, because it passes. */
export function hindranceOf(rules: ClassRules, who: Doer, what: Permission): Hindrance | null {
  if (!leads(who.role)) {
    const lock = LOCKED[what];
    if (lock && rules.locks.includes(lock)) return 'locked';
    if (rules.focus && FOCUSED.includes(what)) return 'focus';
    const { soleSpeakerId } = rules;
    if (what === 'mediaAudio' && soleSpeakerId !== null && soleSpeakerId !== who.id)
      return 'soleSpeaker';
  }
  return who.permissions.has(what) ? null : 'notAllowed';
}
