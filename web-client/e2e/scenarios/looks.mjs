// How it looks: every page and state that `./lyceum screenshots` shows, looked at instead of photographed. Nothing
// overflows, also mirrored, with 200 % text and long names; axe finds nothing in either light; keys reach everything.
import { Camera } from '../screenshots/camera.mjs';
import { openSchool } from '../screenshots/cast.mjs';
import { chapters } from '../screenshots/chapters.mjs';
import { Stage } from '../screenshots/stage.mjs';

/** The phone sees everything, a wide page the one that looks most different there. */
const LOOKED_AT = { phone: Object.keys(chapters), wide: ['inClass'] };

export const looks = {};

for (const [form, names] of Object.entries(LOOKED_AT)) {
  for (const name of names) {
    looks[`looks: ${name}, ${form}`] = async (scene) => {
      const camera = new Camera(form, null);
      scene.whereabouts = () => `the last look was at ${camera.last}`;
      const stage = new Stage(await openSchool(), camera);
      scene.atEnd(() => stage.close());
      await chapters[name](stage);
      scene.note(`${camera.looks} looks`);
      if (camera.findings.length > 0) throw new Error(camera.findings.join('\n'));
    };
  }
}
