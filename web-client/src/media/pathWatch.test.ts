import { expect, test } from 'vitest';
import { PathWatch } from './pathWatch';

/** Observes every 200 ms with packets from `of`; returns what was said, with its time. */
function run(watch: PathWatch, fromMs: number, toMs: number, of: (ms: number) => number) {
  const said: string[] = [];
  for (let ms = fromMs; ms <= toMs; ms += 200) {
    const verdict = watch.observe(ms, of(ms));
    if (verdict !== 'fine') said.push(`${ms} ${verdict}`);
  }
  return said;
}

const flowing = (ms: number) => Math.floor(ms / 20);

test('says nothing while packets come', () => {
  expect(run(new PathWatch(), 0, 10_000, flowing)).toEqual([]);
});

test('asks after 400 ms of silence and gives up after a second', () => {
  const watch = new PathWatch();
  run(watch, 0, 3_000, flowing);
  expect(run(watch, 3_200, 4_000, () => flowing(3_000))).toEqual(['3400 ask', '4000 dead']);
});

test('an answer to the question is life', () => {
  const watch = new PathWatch();
  run(watch, 0, 3_000, flowing);
  const stopped = flowing(3_000);
  const said = run(watch, 3_200, 6_000, (ms) => (ms < 3_500 ? stopped : stopped + 1));
  expect(said).toEqual(['3400 ask']);
});

test('where nobody sends, silence is normal and asked about now and then', () => {
  const said = run(new PathWatch(), 0, 7_000, () => 5);
  expect(said).toEqual(['5000 ask', '7000 dead']);
});

test('a page that slept blames nobody, and asks at once', () => {
  const watch = new PathWatch();
  run(watch, 0, 3_000, flowing);
  expect(watch.observe(600_000, flowing(3_000))).toBe('ask');
  expect(run(watch, 600_200, 600_600, () => flowing(3_000))).toEqual(['600600 dead']);
});

test('a page that slept on a living path goes on', () => {
  const watch = new PathWatch();
  run(watch, 0, 3_000, flowing);
  expect(run(watch, 600_000, 605_000, flowing)).toEqual(['600000 ask']);
});

test('a new path starts without a past', () => {
  const watch = new PathWatch();
  run(watch, 0, 3_000, flowing);
  watch.reset();
  expect(run(watch, 3_200, 8_000, () => 3)).toEqual([]);
});

test('notices a loss soon after the join', () => {
  const watch = new PathWatch();
  run(watch, 400, 1_000, flowing);
  expect(run(watch, 1_200, 2_000, () => flowing(1_000))).toEqual(['1400 ask', '2000 dead']);
});

test('an answer now and then is no flow, also where a browser counts bytes', () => {
  const watch = new PathWatch();
  const consent = (ms: number) => 900 + 84 * Math.floor(ms / 5_000);
  expect(run(watch, 0, 30_000, consent)).toEqual([]);
});

test('a hidden page, which looks once a second, notices within three', () => {
  const watch = new PathWatch();
  for (let ms = 0; ms <= 5_000; ms += 1_000) watch.observe(ms, flowing(ms));
  expect([6_000, 7_000].map((ms) => watch.observe(ms, flowing(5_000)))).toEqual(['ask', 'dead']);
});
