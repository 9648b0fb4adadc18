// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clockOf, numberOf, speak, spokenLanguage, timeOf, words } from '.';
import { en } from './en';
import { es } from './es';
import { chooseLanguage, directionOf, localeOf, preferredLanguage } from './languages';

const browserWants = (...tags: string[]) =>
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(tags);

beforeEach(() => localStorage.clear());

afterEach(async () => {
  vi.restoreAllMocks();
  await speak('en');
});

test.each([
  [['es-MX', 'en'], 'es'],
  [['fr-FR', 'ar-EG', 'en'], 'ar'],
  [['HI'], 'hi'],
  [['fr-FR', 'de'], 'en'],
  [[], 'en'],
])('a browser that wants %j is spoken to in %s', (wanted, language) => {
  browserWants(...wanted);
  expect(preferredLanguage()).toBe(language);
});

test('what a person chose goes before what the browser wants, also after the page is loaded anew', () => {
  browserWants('es-MX');
  const reload = vi.fn();
  chooseLanguage('hi', reload);
  expect(reload).toHaveBeenCalledTimes(1);
  expect(preferredLanguage()).toBe('hi');
});

test('a choice that there is no more is forgotten', () => {
  browserWants('es');
  localStorage.setItem('lyceum.language', 'toString');
  expect(preferredLanguage()).toBe('es');
});

test.each([
  ['en', 'ltr'],
  ['hi', 'ltr'],
  ['es', 'ltr'],
  ['ar', 'rtl'],
] as const)('the page in %s runs %s', async (language, direction) => {
  await speak(language);
  expect(spokenLanguage()).toBe(language);
  expect(document.documentElement.lang).toBe(language);
  expect(document.documentElement.dir).toBe(direction);
  expect(directionOf(language)).toBe(direction);
});

test('whoever imported the words before has those of the language', async () => {
  expect(words.app.close).toBe(en.app.close);
  await speak('es');
  expect(words.app.close).toBe(es.app?.close);
});

test('numbers and times are in the form of the person’s country', async () => {
  browserWants('es-ES', 'en');
  await speak('es');
  expect(localeOf('es')).toBe('es-ES');
  expect(numberOf(12_345)).toBe('12.345');
  expect(timeOf(new Date(2026, 1, 1, 15, 7))).toBe('15:07');
});

test('a clock has the digits of its language', async () => {
  expect([clockOf(7), clockOf(247), clockOf(3_847)]).toEqual(['0:07', '4:07', '1:04:07']);
  browserWants('ar-EG');
  await speak('ar');
  expect(clockOf(247)).toBe('٤:٠٧');
});
