import { words } from '../../i18n';
import type { Role } from '../../protocol/generated';

/** What somebody is in this class, in a word; nothing for students, who are most. */
export function roleWord(role: Role): string | null {
  switch (role) {
    case 'teacher':
      return words.classroom.teacher;
    case 'assistant':
      return words.rosterActs.assistant;
    case 'guest':
      return words.rosterActs.guest;
    case 'student':
      return null;
    default:
      return role satisfies never;
  }
}
