// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { ar } from './ar';
import { type Text, textsOf, type Translation, type Words, withEnglish } from './catalogue';
import { countingIn } from './counting';
import { en } from './en';
import { es } from './es';
import { hi } from './hi';

/** Texts that are English for a while: a new one is named here until it is translated. */
const NOT_YET: Readonly<Record<string, readonly string[]>> = { hi: [], es: [], ar: [] };
/** More than these few are a language that does not keep up. */
const FEW = 8;
/** Texts that are the same word in the other language, or are no words. */
const SAME = ['app.name', 'chat.title', 'reactions.names.thumbsDown'];
const NAMES = ['Ada Lovelace', 'Blaise Pascal', 'Chandra Bose'];
const NUMBERS = [1_234, 5_678, 9_012];

const english: Words = en;
const languages = { hi, es, ar } as const;
const each = Object.entries(languages) as [keyof typeof languages, Translation][];

test.each(each)('%s lacks nothing but the few texts that are named', (language, catalogue) => {
  const there = textsOf(catalogue);
  const missing = [...textsOf(english).keys()].filter((path) => !there.has(path));
  expect(missing).toEqual(NOT_YET[language]);
  expect(missing.length).toBeLessThanOrEqual(FEW);
  expect(there.size).toBeGreaterThan(400);
});

test.each(each)('%s has words of its own', (_, catalogue) => {
  const there = textsOf(catalogue);
  const same = [...textsOf(english)]
    .filter(([path, text]) => typeof text === 'string' && there.get(path) === text)
    .map(([path]) => path);
  expect(same.filter((path) => !SAME.includes(path))).toEqual([]);
});

test.each(each)('%s puts the same names and numbers into its sentences', (language, catalogue) => {
  const there = textsOf(catalogue);
  const lost: string[] = [];
  for (const [path, text] of textsOf(english)) {
    const own = there.get(path);
    if (typeof text !== 'function' || own === undefined) continue;
    const names = namesFor(path);
    const shown = NAMES.filter((name) => said(text, names).includes(name.toLowerCase()));
    const counted = NUMBERS.filter((number) => said(text, NUMBERS).includes(inEnglish(number)));
    const { digits } = countingIn(language);
    lost.push(
      ...shown.filter((name) => !said(own, names).includes(name.toLowerCase())).map(at(path)),
      ...counted.filter((number) => !said(own, NUMBERS).includes(digits(number))).map(at(path)),
    );
  }
  expect(lost).toEqual([]);
});

const at = (path: string) => (what: string | number) => `${path}: ${what}`;
const inEnglish = countingIn('en').digits;

/** Devices come by their key, not by a name. */
const namesFor = (path: string) => (path.startsWith('devices.') ? ['camera', NAMES[1]] : NAMES);

/** What a text says of what it is given; nothing, where it cannot be given that. */
function said(text: Text, given: readonly unknown[]): string {
  if (typeof text !== 'function') return '';
  try {
    return (text as (...given: unknown[]) => string)(...given).toLowerCase();
  } catch {
    return '';
  }
}

test('what a catalogue lacks is English', () => {
  const all = withEnglish(english, { app: { close: 'Schließen' } });
  expect(all.app.close).toBe('Schließen');
  expect(all.app.cancel).toBe(en.app.cancel);
  expect(all.chat).toEqual(en.chat);
  expect(all.otherBrowser.list).toEqual(en.otherBrowser.list);
});

test('Arabic counts in six forms', () => {
  const { classroom } = withEnglish(english, ar);
  const said = [0, 1, 2, 3, 11, 100].map((count) => classroom.people(count));
  expect(new Set(said.map((text) => text.replace(/[\d\u0660-\u0669]+/, '#'))).size).toBe(6);
  expect(said[1]).toBe('شخص واحد');
  expect(said[2]).toBe('شخصان');
  expect(said[3]).toContain('أشخاص');
  expect(said[4]).toContain('شخصًا');
});

test.each([
  ['en', en, 1, '1 person'],
  ['en', en, 1_234, '1,234 people'],
  ['es', es, 1, '1 persona'],
  ['es', es, 12, '12 personas'],
  ['hi', hi, 1, '1 व्यक्ति'],
  ['hi', hi, 123_456, '1,23,456 लोग'],
] as const)('%s says how many people are there: case %#', (_, catalogue, count, text) => {
  expect(withEnglish(english, catalogue).classroom.people(count)).toBe(text);
});
