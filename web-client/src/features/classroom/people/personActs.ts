import type { ClassRules, Participant } from '../../../protocol/generated';
import type { Classroom } from '../../../state/classroom';
import { doerOf } from '../../../state/obedience';
import { hindranceOf, leads } from '../../../state/rules';

/** Something that can be done with a person, in the order of the menu. */
export type PersonAct =
  | 'mute'
  | 'onlyOne'
  | 'letAll'
  | 'lowerHand'
  | 'renameOwn'
  | 'rename'
  | 'makeAssistant'
  | 'makeStudent'
  | 'rights'
  | 'remove';

/** What the reader of this page may do with a person at the moment. */
export function personActs(
  person: Participant,
  classroom: Pick<Classroom, 'you' | 'permissions'>,
  rules: ClassRules,
): readonly PersonAct[] {
  const { you, permissions } = classroom;
  if (person.id === you.id) {
    return hindranceOf(rules, doerOf(classroom), 'nameChange') === null ? ['renameOwn'] : [];
  }
  if (!permissions.has('participantModerate') || person.role === 'teacher') return [];
  const isSole = rules.soleSpeakerId === person.id;
  const speaks = person.onStage && !leads(person.role);
  const acts: readonly (PersonAct | false)[] = [
    person.onStage && person.sending.microphone === 'on' && 'mute',
    speaks && !isSole && 'onlyOne',
    isSole && 'letAll',
    person.handRaised && 'lowerHand',
    'rename',
    you.role === 'teacher' && person.role === 'student' && 'makeAssistant',
    you.role === 'teacher' && person.role === 'assistant' && 'makeStudent',
    'rights',
    'remove',
  ];
  return acts.filter((act) => act !== false);
}
