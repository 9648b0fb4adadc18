// Runs the scenarios one after the other and says what they found. Arguments: words of names.
import { Runner } from './lib/runner.mjs';
import { school } from './lib/school.mjs';
import { wholeClass } from './scenarios/wholeClass.mjs';
import { doors } from './scenarios/doors.mjs';
import { room } from './scenarios/room.mjs';
import { sign } from './scenarios/sign.mjs';
import { sound } from './scenarios/sound.mjs';
import { looks } from './scenarios/looks.mjs';
import { comforts } from './scenarios/comforts.mjs';
import { kills } from './scenarios/kills.mjs';

const runner = new Runner(process.argv.slice(2));
await school.open();
await runner.run(wholeClass, room, sign, doors, sound, looks, comforts, kills);
process.exit(runner.finish());
