// Where the pictures of one chapter are taken: its people share one browser, each with cookies of their own.
import { readFileSync } from 'node:fs';
import { Person } from '../lib/person.mjs';
import { until } from '../lib/until.mjs';

const DRAWN = readFileSync(new URL('drawn.js', import.meta.url), 'utf8');
const PATIENCE_MS = 45_000;
const VISITOR = { name: 'Somebody', email: 'somebody@lyceum.example', password: 'not their password' };

export class Stage {
  cast;
  camera;
  #people = [];

  constructor(cast, camera) {
    this.cast = cast;
    this.camera = camera;
  }

  /** Somebody with a browser. `part`: what drawn.js is told about them. */
  async person(account = VISITOR, part = {}) {
    const beside = this.#people[0];
    const viewport = this.camera.viewport;
    const person = await Person.arrive(1, { account, viewport, beside, isHeard: false });
    const given = { look: this.#people.length, phone: this.camera.isPhone, ...part };
    await person.page.evaluateOnNewDocument(`globalThis.__part = ${JSON.stringify(given)};\n${DRAWN}`);
    await person.page.setViewport(viewport);
    await person.page.emulateFocusedPage(true);
    // Many people draw on one machine here.
    person.page.setDefaultTimeout(PATIENCE_MS);
    person.take = (name, options) => this.camera.take(person, name, options);
    this.#people.push(person);
    return person;
  }

  async signedIn(account, part) {
    const person = await this.person(account, part);
    await person.comesBack();
    return person;
  }

  /** A student in a class; the teacher has gone live. */
  async listener(account, liveClass, part) {
    const person = await this.signedIn(account, part);
    await person.visit(`/classes/${liveClass.id}`);
    await person.click('join');
    await person.sees('classroom');
    return person;
  }

  async close() {
    for (const person of this.#people.reverse()) await person.close();
    await this.cast.clearClasses();
  }
}

/** Answers some of a page's requests in the server's place: with a status and a body, never, or not at all. */
export async function answering(person, path, answer, work) {
  const { page } = person;
  const meet = (request) => {
    if (!request.url().includes(path)) return request.continue();
    if (answer === 'never') return undefined;
    if (answer === 'cut') return request.abort();
    const { status = 200, body } = answer;
    return request.respond({ status, contentType: 'application/json', body: JSON.stringify(body) });
  };
  await page.setRequestInterception(true);
  page.on('request', meet);
  await work();
  page.off('request', meet);
  await page.setRequestInterception(false);
}

export function tell(person, change) {
  return person.page.evaluate((what) => void Object.assign(globalThis.__drawn, what), change);
}

/** Closes whatever stands beside the stage; on a phone it covers the bar. */
export async function closePanel(person) {
  await person.page.$eval('aside header > div > button:last-child', (button) => button.click()).catch(() => undefined);
  await person.page.waitForFunction(() => document.querySelector('aside header') === null);
}

/** Waits until a picture is really there. */
export function shown(person, selector) {
  return until(`${person.name} sees ${selector}`, 20_000, () =>
    person.page.$eval(selector, (element) => element.dataset.picture === 'true'));
}
