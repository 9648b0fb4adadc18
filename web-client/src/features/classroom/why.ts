import { words } from '../../i18n';
import type { Permission } from '../../protocol/generated';
import type { Classroom } from '../../state/classroom';
import { doerOf } from '../../state/obedience';
import { type Hindrance, hindranceOf, useRules } from '../../state/rules';

/** What stands in the way of this person, live; null when nothing does. */
export function useHindrance(
  classroom: Pick<Classroom, 'you' | 'permissions'>,
  what: Permission,
): Hindrance | null {
  return useRules((rules) => hindranceOf(rules, doerOf(classroom), what));
}

/** The sentence at the control: why it does nothing for now. */
export function whySentence(why: Hindrance | null, what: Permission): string | null {
  switch (why) {
    case null:
      return null;
    case 'locked':
      return (
        (words.why.locked as Partial<Record<Permission, string>>)[what] ?? words.why.notAllowed
      );
    case 'focus':
      return words.why.focus;
    case 'soleSpeaker':
      return words.why.soleSpeaker;
    case 'notAllowed':
      return words.why.notAllowed;
    default:
      return why satisfies never;
  }
}
