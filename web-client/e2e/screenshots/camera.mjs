// Takes the pictures of one form (wide or phone), each in both lights, and looks at each page for what nobody
// should find there: words that do not fit, and whatever axe finds.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pause } from '../lib/until.mjs';
import { keyFaults } from './keys.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A page that is photographed has to stand still. */
const SETTLE_MS = 350;
/** So many more glances, a settling apart, until what does not fit is a fault. */
const ARRANGED_AFTER = 4;
/** All else that axe knows was asked in the other light. */
const CHANGED_BY_THE_LIGHT = ['color-contrast', 'link-in-text-block'];
/** base.css has 93.75 %: twice that is what a browser shows at 200 % text. */
const LARGE_TEXT = '187.5%';

export const FORMS = {
  wide: { width: 1280, height: 800 },
  phone: { width: 360, height: 640, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
};

export class Camera {
  form;
  pictures = [];
  findings = [];
  /** How often a page was looked at, and what was looked at last. */
  looks = 0;
  last = '';
  #folder;

  /** @param folder where pictures go; null: pages are only looked at */
  constructor(form, folder) {
    this.form = form;
    this.#folder = folder;
  }

  get viewport() {
    return FORMS[this.form];
  }

  /** Whether pages are only looked at. */
  get isGlancing() {
    return this.#folder === null;
  }

  get isPhone() {
    return this.form === 'phone';
  }

  /** `more`: mirrored, with large text and by keys, too. */
  async take(person, name, { more = false } = {}) {
    const { page } = person;
    await page.bringToFront();
    for (const light of ['light', 'dark']) {
      await this.#shine(page, light);
      await this.#look(page, name, light);
    }
    await this.#shine(page, 'light');
    if (!more) return;
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    await this.#look(page, name, 'mirrored');
    await page.evaluate(() => document.documentElement.removeAttribute('dir'));
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), LARGE_TEXT);
    await this.#look(page, name, 'large-text');
    await page.evaluate(() => (document.documentElement.style.fontSize = ''));
    await this.#settle(page);
    for (const fault of await keyFaults(page)) this.findings.push(`${name}.${this.form}: ${fault}`);
  }

  /** Who only looks at pages has no time for their motions. */
  #shine(page, light) {
    return page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: light },
      { name: 'prefers-reduced-motion', value: this.isGlancing ? 'reduce' : 'no-preference' },
    ]);
  }

  /** Two frames: one that arranges the page, and one that shows it. */
  #settle(page) {
    if (!this.isGlancing) return pause(SETTLE_MS);
    return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
  }

  async #look(page, name, how) {
    await this.#settle(page);
    this.looks++;
    const picture = `${name}.${this.form}.${how}`;
    this.last = picture;
    if (this.#folder !== null) {
      await page.screenshot({ path: join(this.#folder, `${picture}.png`) });
      this.pictures.push({ name, form: this.form, how, file: `${picture}.png` });
    }
    const faults = await lastingMisfits(page);
    if (how === 'light') faults.push(...(await this.#askAxe(page)));
    if (how === 'dark') faults.push(...(await this.#askAxe(page, CHANGED_BY_THE_LIGHT)));
    this.findings.push(...faults.map((fault) => `${picture}: ${fault}`));
  }

  async #askAxe(page, rules) {
    // Half a megabyte: sent once to each page.
    if (!(await page.evaluate(() => Boolean(globalThis.axe)))) await page.evaluate(AXE);
    return page.evaluate(async (runOnly) => {
      const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'], ...(runOnly && { runOnly }) });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.split('\n')[1] ?? ''}`));
    }, rules);
  }
}

/** A scenario that looks at pages, and fails for what was found on any of them once it has seen them all. */
export async function lookAt(scene, form, work) {
  const camera = new Camera(form, null);
  scene.whereabouts = () => `the last look was at ${camera.last}`;
  await work(camera);
  scene.note(`${camera.looks} looks`);
  if (camera.findings.length > 0) throw new Error(camera.findings.join('\n'));
}

/** A busy machine arranges a page late: what does not fit counts when it still does not a while later. */
async function lastingMisfits(page) {
  let faults = await page.evaluate(misfits);
  for (let again = 0; faults.length > 0 && again < ARRANGED_AFTER; again++) {
    await pause(SETTLE_MS);
    faults = await page.evaluate(misfits);
  }
  return faults;
}

/** What cannot be read or reached: a page that scrolls sideways, controls and words outside it or cut off. */
function misfits() {
  const found = [];
  const wider = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wider > 0) found.push(`scrolls sideways by ${wider} px`);
  const canScroll = ({ parentElement }) =>
    parentElement !== null &&
    ((['auto', 'scroll'].includes(getComputedStyle(parentElement).overflowY) && parentElement.scrollHeight > parentElement.clientHeight) ||
      canScroll(parentElement));
  const inClass = document.querySelector('[data-testid=classroom]');
  for (const element of document.querySelectorAll('button, a, input, select, summary, h1, h2, h3, p, li, dt, dd, label')) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || element.closest('.visually-hidden')) continue;
    const { left, right, top, bottom, width } = element.getBoundingClientRect();
    if (width < 2) continue;
    const text = `${element.localName} “${(element.textContent || element.getAttribute('aria-label') || '').slice(0, 40)}”`;
    const fixed = inClass?.contains(element) && !element.closest('aside') && !canScroll(element);
    if (left < -1 || right > innerWidth + 1) found.push(`outside: ${text}`);
    else if (fixed && (top < -1 || bottom > innerHeight + 1)) found.push(`below the page: ${text}`);
    const { textOverflow, overflowX } = getComputedStyle(element);
    const shortened = textOverflow === 'ellipsis' || overflowX === 'auto' || element.localName === 'input';
    if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1 && !shortened) found.push(`cut off: ${text}`);
  }
  return found;
}
