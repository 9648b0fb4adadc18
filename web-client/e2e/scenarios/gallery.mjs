// The gallery: every page and panel in the states that a running class shows seldom, or for a moment only. Each is
// looked at as the pages of the running system are (looks.mjs); those that say most, in every language, too.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as vite from 'vite';
import { lookAt } from '../screenshots/camera.mjs';
import { answering } from '../screenshots/stage.mjs';
import { mustEqual, pause } from '../lib/until.mjs';

const WEB_CLIENT = fileURLToPath(new URL('../../', import.meta.url));
/** One file: nothing in a scene is still on its way when it is looked at. */
const BUILD = {
  outDir: join(process.env.LYCEUM_ARTIFACTS, 'gallery'),
  emptyOutDir: true,
  chunkSizeWarningLimit: Infinity,
  rollupOptions: { input: join(WEB_CLIENT, 'gallery.html'), output: { codeSplitting: false } },
};
const NOBODY = { name: 'Nobody', email: 'nobody@lyceum.example' };
/** Scenes that open a panel do it by its button. */
const OPENS_MS = 120;
const DIRECTIONS = { ar: 'rtl', hi: 'ltr', es: 'ltr' };
const TRANSLATED = ['signIn', 'day', 'listener', 'deviceCheck', 'waiting', 'classroom', 'roster', 'pollLed', 'classSettings', 'ended'];
/** What is arranged in another way where there is room. */
const IS_WIDE = /^(day|deviceCheck|waiting|classroom.*|needs|people|pollLed|chat|questions)$/;

/** The build, once the first scenario has begun it. */
let built = null;

export const gallery = {
  'looks: gallery, phone': (scene) =>
    visit(scene, 'phone', async (camera, person) => {
      for (const name of await scenes(person)) {
        await open(person, name);
        await camera.take(person, name, { more: true });
      }
    }),

  'looks: gallery, wide': (scene) =>
    visit(scene, 'wide', async (camera, person) => {
      for (const name of (await scenes(person)).filter((each) => IS_WIDE.test(each))) {
        await open(person, name);
        await camera.take(person, name);
      }
    }),

  'looks: gallery, in every language': (scene) =>
    visit(scene, 'phone', async (camera, person) => {
      for (const [language, direction] of Object.entries(DIRECTIONS)) {
        for (const name of TRANSLATED) {
          await open(person, name, language);
          const { lang, dir } = await person.page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }));
          mustEqual([lang, dir], [language, direction], `language and direction of ${name}`);
          await camera.take(person, `${name}-${language}`);
        }
      }
    }),
};

function visit(scene, form, work) {
  return lookAt(scene, form, async (camera) => {
    const server = await serve();
    scene.atEnd(() => server.close());
    const address = server.resolvedUrls.local[0].replace(/\/$/, '');
    const person = await scene.person({ account: NOBODY, address, viewport: camera.viewport, isHeard: false });
    person.expect(/favicon\.ico/);
    // What a scene shows it was given: nothing is asked of a school.
    await answering(person, '/api/', 'never', async () => {
      await person.visit('/gallery.html');
      await work(camera, person);
    });
  });
}

async function serve() {
  await (built ??= vite.build({ root: WEB_CLIENT, logLevel: 'warn', build: BUILD }));
  return vite.preview({ root: WEB_CLIENT, logLevel: 'warn', build: BUILD, preview: { port: 0, host: 'localhost', proxy: {} } });
}

async function open(person, name, language = 'en') {
  await person.page.evaluate((hash) => (location.hash = hash), `scene=${name}&lang=${language}`);
  await person.page.waitForFunction((shown) => document.title.endsWith(`: ${shown}`), {}, name);
  await pause(OPENS_MS);
}

/** Without the name of one the gallery names them all. */
function scenes(person) {
  return person.page.$eval('#app', ({ textContent }) => textContent.trim().split(/\s+/));
}
