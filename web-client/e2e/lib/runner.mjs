// Runs scenarios one at a time, keeps what helps to understand a failure, and writes the results.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Person } from './person.mjs';
import { logTails } from './system.mjs';

const ARTIFACTS = process.env.LYCEUM_ARTIFACTS;
const PATIENCE_MS = 400_000;

export class Runner {
  #words;
  #tests = [];

  constructor(words) {
    this.#words = words;
    mkdirSync(join(ARTIFACTS, 'screenshots'), { recursive: true });
  }

  async run(...groups) {
    let staying = [];
    for (const [name, scenario] of groups.flatMap(Object.entries)) {
      if (this.#words.length > 0 && !this.#words.some((word) => name.includes(word))) continue;
      staying = await this.#play(name, scenario, staying);
    }
  }

  /** Returns who stays for the next one. */
  async #play(name, scenario, people) {
    const scene = new Scene(name, people);
    const began = performance.now();
    let status = 'passed';
    try {
      await within(PATIENCE_MS, scenario(scene));
      scene.judgePages();
    } catch (error) {
      status = 'failed';
      scene.note(String(error.stack ?? error));
      scene.note(scene.whereabouts());
      await scene.keepEvidence();
    }
    const staying = await scene.close(status === 'passed');
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    this.#tests.push({ name, status, seconds, detail: scene.detail });
    for (const left of scene.leftOut) this.#tests.push({ ...left, status: 'skipped', seconds: 0 });
    console.log(`${status === 'passed' ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    for (const left of scene.leftOut) console.log(`skipped ${left.name}: ${left.detail}`);
    for (const line of scene.detail.split('\n')) if (line) console.log(`         ${line}`);
    this.#write();
    return staying;
  }

  /** The exit status. */
  finish() {
    const { passed, failed, skipped } = this.#write();
    console.log(`in browsers: ${passed} passed, ${failed} failed, ${skipped} skipped`);
    return failed > 0 || passed === 0 ? 1 : 0;
  }

  #write() {
    const count = (status) => this.#tests.filter((test) => test.status === status).length;
    const results = {
      passed: count('passed'),
      failed: count('failed'),
      skipped: count('skipped'),
      tests: this.#tests,
    };
    writeFileSync(join(ARTIFACTS, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
    return results;
  }
}

/** One run of one scenario: its people, and what it noted. */
class Scene {
  name;
  leftOut = [];
  /** How far a long scenario is, for who reads that it failed. */
  whereabouts = () => '';
  #people;
  #stays = false;
  #notes = [];
  #last = [];

  /** @param people who have stayed from the scenario before */
  constructor(name, people) {
    this.name = name;
    this.#people = [...people];
  }

  /** Whether people of the scenario before are still here. */
  get isPeopled() {
    return this.#people.length > 0;
  }

  /** The next scenario goes on with the same people, if this one passes. */
  everybodyStays() {
    this.#stays = true;
  }

  get detail() {
    return this.#notes.join('\n');
  }

  note(text) {
    this.#notes.push(text);
  }

  /** What is done at the end, however it comes: also when the scenario is late. */
  atEnd(work) {
    this.#last.push(work);
  }

  /** Something that cannot be judged on this machine: counted as skipped, never as passed. */
  leaveOut(what, why) {
    this.leftOut.push({ name: `${this.name}: ${what}`, detail: why });
  }

  /** A person with a browser of their own. At most three at a time: the machine has two cores. */
  async person(options) {
    const person = await Person.arrive(this.#people.length + 1, options);
    this.#people.push(person);
    return person;
  }

  /** Nothing may have gone wrong in any page, besides what the scenario expected. */
  judgePages() {
    const errors = this.#people.flatMap((person) => person.errors());
    if (errors.length > 0) throw new Error(`Errors in pages:\n${errors.join('\n')}`);
  }

  async keepEvidence() {
    const folder = join(ARTIFACTS, this.name.replaceAll(/[^a-z0-9]+/gi, '-'));
    mkdirSync(folder, { recursive: true });
    for (const person of this.#people) await person.keepEvidence(folder).catch(() => undefined);
    writeFileSync(join(folder, 'logs.txt'), logTails());
  }

  /** Returns who stays. Browsers of a scenario that failed are not lent again. */
  async close(passed) {
    for (const work of this.#last) await work().catch((error) => console.log(String(error)));
    if (passed && this.#stays) return this.#people;
    await Promise.all(this.#people.map((person) => person.close(passed)));
    return [];
  }
}

function within(ms, work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${ms / 1000} s`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
