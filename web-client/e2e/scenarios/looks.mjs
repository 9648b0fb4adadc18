// How it looks: pages and states that `./lyceum screenshots` shows, looked at instead of photographed. Nothing
// overflows, also mirrored, with 200 % text and long names; axe finds nothing in either light; keys reach everything.
import { lookAt } from '../screenshots/camera.mjs';
import { openSchool } from '../screenshots/cast.mjs';
import { chapters } from '../screenshots/chapters.mjs';
import { Stage } from '../screenshots/stage.mjs';

/** Panels, a crowded stage, other languages and wide pages are in the gallery (gallery.mjs). */
const IN_THE_GALLERY = ['room', 'onStage', 'languages'];

export const looks = {};

for (const [name, show] of Object.entries(chapters)) {
  if (IN_THE_GALLERY.includes(name)) continue;
  looks[`looks: ${name}`] = (scene) =>
    lookAt(scene, 'phone', async (camera) => {
      const stage = new Stage(await openSchool(), camera);
      scene.atEnd(() => stage.close());
      await show(stage);
    });
}
