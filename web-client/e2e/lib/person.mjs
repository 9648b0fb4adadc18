// Somebody with a browser: does what people do, by real clicks and keys, and says what the page shows.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { borrow, giveBack, openPage } from './browsers.mjs';
import { processTree } from './processes.mjs';
import { refreshCookieOf, school } from './school.mjs';
import { favourSound } from './soundThreads.mjs';
import { pause, until } from './until.mjs';

const MEASURE = readFileSync(new URL('../page/measure.js', import.meta.url), 'utf8');
const SCREENSHOTS = join(process.env.LYCEUM_ARTIFACTS, 'screenshots');

export class Person {
  page;
  account;
  browserName;
  sink;
  toneHz;
  address = school.address;
  #borrowed;
  #room;
  #viewport;
  #isBeside;
  #calm = () => undefined;
  #console = [];
  #pageErrors = [];
  #expected = [];

  /**
   * @param options `beside`: whose browser this person uses too, with cookies and pages of their own; `address`: where
   *     they find the front door, when not at the school's own address; `isHeard`: whether anything listens to what
   *     the browser plays, which costs a busy machine much
   */
  static async arrive(number, options) {
    const { account, browser = 'chromium', toneHz = 1000, hue = 200, viewport, beside, address, isHeard = true } = options;
    const person = new Person();
    if (address) person.address = address;
    person.account = account;
    person.browserName = browser;
    person.toneHz = toneHz;
    person.sink = `person${number}`;
    person.#viewport = viewport;
    person.#isBeside = beside !== undefined;
    person.#borrowed = beside?.#borrowed ?? (await borrow(browser, isHeard ? person.sink : null));
    if (!beside && isHeard) person.#calm = favourSound(person.#pid);
    person.#room = await person.#borrowed.browser.createBrowserContext();
    person.page = await person.newPage({ toneHz, hue });
    return person;
  }

  /** Another tab of the same browser, with the same cookies; it becomes the person's page. */
  async newPage(options = { toneHz: this.toneHz }) {
    const page = await openPage(this.#room, { ...options, viewport: this.#viewport });
    page.on('console', (message) => this.#heard(message));
    page.on('pageerror', (error) => this.#pageErrors.push(String(error?.stack ?? error)));
    return page;
  }

  // ---- what people do

  async visit(path = '/') {
    await this.page.goto(this.address + path, { waitUntil: 'load' });
  }

  async signIn(password = this.account.password) {
    await this.visit('/');
    await this.fillSignIn(password);
    await this.sees('my-day');
  }

  /** Has signed in here before: what the page finds is the cookie, and that there may be one. */
  async comesBack() {
    await this.#room.setCookie(await refreshCookieOf(this.account));
    const { identifier } = await this.page.evaluateOnNewDocument(() => localStorage.setItem('lyceum.signedIn', '1'));
    await this.visit('/');
    await this.page.removeScriptToEvaluateOnNewDocument(identifier);
    await this.sees('my-day');
  }

  async fillSignIn(password = this.account.password) {
    await this.sees('email');
    await this.page.type(id('email'), this.account.email);
    await this.page.type(id('password'), password);
    await this.click('sign-in');
  }

  /** From the day to the door of a class. */
  async openClass(liveClass) {
    const link = `${id('join-class')}[href="/classes/${liveClass.id}"]`;
    await this.page.waitForSelector(link, { visible: true });
    await this.page.click(link);
  }

  async click(testId) {
    await this.page.waitForSelector(`${id(testId)}:not([disabled])`, { visible: true });
    await this.page.click(id(testId));
  }

  async press(key) {
    await this.page.keyboard.press(key);
  }

  async sees(testId, timeout = 20_000) {
    try {
      return await this.page.waitForSelector(id(testId), { visible: true, timeout });
    } catch {
      throw new Error(`${this.name} does not see ${testId} but: ${await this.shows()}`);
    }
  }

  /** The name of the element that has the focus; `body` when none has. */
  focused() {
    return this.page.evaluate(() => document.activeElement.dataset.testid ?? document.activeElement.localName);
  }

  async seesNot(testId, timeout = 20_000) {
    await this.page.waitForSelector(id(testId), { hidden: true, timeout });
  }

  // ---- what the page says

  get name() {
    return `${this.account.name} (${this.browserName})`;
  }

  text(testId) {
    return this.page.$eval(id(testId), (element) => element.innerText);
  }

  /** A problem as the page tells it: its code for the help desk, and a sentence about what to do. */
  async seesProblem(code, sentence, timeout) {
    await this.sees(`problem-${code}`, timeout);
    const text = await this.text(`problem-${code}`);
    if (!text.includes(sentence)) throw new Error(`${this.name} reads “${text}”, not “${sentence}”`);
    await this.page.click(`${id(`problem-${code}`)} summary`);
    const details = await this.page.$eval(`${id(`problem-${code}`)} details`, (element) => element.innerText);
    if (!details.includes(code)) throw new Error(`${this.name} finds no code ${code} in “${details}”`);
  }

  /** The first of what is written in the page. */
  async shows() {
    const text = await this.page.evaluate(() => document.body?.innerText ?? '').catch(String);
    return text.replaceAll(/\s+/g, ' ').slice(0, 400);
  }

  lyceum() {
    return this.page.evaluate(() => JSON.parse(JSON.stringify(window.__lyceum ?? null)));
  }

  statistics() {
    return this.page.evaluate(() => window.__lyceum.statistics());
  }

  counts() {
    return this.page.evaluate(() => ({ ...window.__e2e.counts }));
  }

  async slot(name) {
    return (await this.lyceum()).slots.find(({ slot }) => slot === name);
  }

  /** The height of the picture in a view: `stage`, `screen`, `tile1` … */
  height(view) {
    return this.page.$eval(`video[data-view=${view}]`, (video) => video.videoHeight);
  }

  /** What the page spoils next; see page/meddle.js. */
  spoil(change) {
    return this.page.evaluate((spoilt) => Object.assign(globalThis.__e2e.meddle, spoilt), change);
  }

  async meddled() {
    return this.page.evaluate(() => ({ ...globalThis.__e2e.meddle }));
  }

  /** The refresh token that the browser holds for the page. */
  async refreshCookie() {
    const cookies = await this.#room.cookies();
    return cookies.find(({ name }) => name === 'lyceum_refresh');
  }

  /** The lid is closed: nothing of the browser runs, while the time of day goes on. */
  async sleep(ms) {
    const all = processTree(this.#pid);
    for (const pid of all) process.kill(pid, 'SIGSTOP');
    await pause(ms);
    for (const pid of all) process.kill(pid, 'SIGCONT');
  }

  // ---- measuring

  async prepareMeasuring() {
    await this.page.evaluate(MEASURE);
  }

  /** What a view shows and plays, from now on. */
  async watch(view, toneHz) {
    await this.page.evaluate(
      async (selector, key, hz) => {
        const element = document.querySelector(selector);
        const watching = (globalThis.__e2e.watching ??= {});
        watching[key] = {
          video: element instanceof HTMLVideoElement ? globalThis.__e2e.watchVideo(element) : null,
          audio: hz ? await globalThis.__e2e.watchAudio(element.srcObject, hz) : null,
        };
      },
      `[data-view=${view}]`,
      view,
      toneHz ?? 0,
    );
  }

  /** Judges what was seen and heard since `fromMs` ago, without stopping. */
  judge(view, lastMs = 1e9) {
    return this.page.evaluate(
      (key, ms) => {
        const { video, audio } = globalThis.__e2e.watching[key];
        const since = (performance.now() - ms) / 1000;
        const recent = ({ at }) => at >= since;
        return globalThis.__e2e.judge(
          (video?.frames ?? []).filter(recent),
          (audio?.beeps ?? []).filter(recent),
        );
      },
      view,
      lastMs,
    );
  }

  /** Waits until a view shows a moving bar code. */
  async seesMotion(view, timeoutMs = 15_000) {
    await this.#watchMotion(view);
    return until(`${this.name} sees motion in ${view}`, timeoutMs, async () => {
      const judged = await this.judge(`${view}`, 3_000);
      return judged.advances >= 5 ? judged : null;
    });
  }

  async #watchMotion(view) {
    const watched = await this.page.evaluate((key) => Boolean(globalThis.__e2e.watching?.[key]), view);
    if (!watched) await this.watch(view);
  }

  // ---- evidence

  async screenshot(name) {
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }

  /** An error that the scenario brings about; anything else fails it. */
  expect(...patterns) {
    this.#expected.push(...patterns);
  }

  errors() {
    return [...this.#pageErrors, ...this.#console.filter(({ type }) => type === 'error').map(({ text }) => text)]
      .filter((text) => !this.#expected.some((pattern) => pattern.test(text)))
      .map((text) => `${this.name}: ${text}`);
  }

  async keepEvidence(folder) {
    const file = join(folder, this.account.email.replace(/@.*/, ''));
    const lines = this.#console.map(({ type, text }) => `${type}: ${text}`);
    const lyceum = await this.page
      .evaluate(async () => ({
        ...window.__lyceum,
        statistics: await window.__lyceum?.statistics?.(),
        path: await globalThis.__e2e.pathReport(),
      }))
      .catch(String);
    writeFileSync(
      `${file}.txt`,
      [await this.shows(), ...this.#pageErrors, ...lines, JSON.stringify(lyceum, null, 1)].join('\n'),
    );
    await this.page.screenshot({ path: `${file}.png` });
  }

  /** @param isWell whether the browser may be lent again */
  async close(isWell = true) {
    this.#calm();
    if (isWell) await this.#room.close().catch(() => (isWell = false));
    if (this.#isBeside) return;
    if (isWell) await giveBack(this.#borrowed);
    else await this.#borrowed.browser.close().catch(() => undefined);
  }

  get #pid() {
    return this.#borrowed.browser.process().pid;
  }

  #heard(message) {
    const where = message.location?.()?.url ?? '';
    this.#console.push({ type: message.type(), text: `${message.text()} ${where}`.trim() });
  }
}

/** The selector of what has a `data-testid`. */
export function id(testId) {
  return `[data-testid=${JSON.stringify(testId)}]`;
}
