// Every page and state, chapter by chapter: what each chapter shows, it shows in one form at a time.
import { doors } from './chapters/doors.mjs';
import { inClass, onStage } from './chapters/classroom.mjs';
import { endings } from './chapters/endings.mjs';
import { languages } from './chapters/languages.mjs';
import { room } from './chapters/room.mjs';
import { myDay, people, signIn } from './chapters/school.mjs';

export const chapters = { signIn, myDay, people, doors, inClass, room, onStage, languages, endings };
