import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Properties and values that know left and right, where a page must only know start and end. */
const SIDED = [
  /(?:^|[\s;{-])(?:left|right)\s*:/,
  /(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)\b/,
  /border-(?:top|bottom)-(?:left|right)-radius/,
  /(?:text-align|float|clear)\s*:\s*(?:left|right)\b/,
];
/** Top, right, bottom, left: the second and the fourth have to be the same. */
const FOUR_SIDES = /(?:margin|padding|inset)\s*:\s*(\S+) (\S+) (\S+) (\S+);/;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .map((file) => `src/${file}`);
const lines = files.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((text, index) => ({ text, at: `${file}:${index + 1}: ${text.trim()}` })),
);

const isSided = (text: string) => {
  const [, , end, , start] = FOUR_SIDES.exec(text) ?? [];
  return SIDED.some((sided) => sided.test(text)) || end !== start;
};

test('no style knows left from right, so every page can be mirrored', () => {
  expect(lines.length).toBeGreaterThan(500);
  expect(lines.filter(({ text }) => isSided(text)).map(({ at }) => at)).toEqual([]);
});

test.each(['  left: 0;', 'margin-left: 4px;', '  text-align: right;', 'padding: 1px 2px 3px 4px;'])(
  '“%s” would be found',
  (text) => expect(isSided(text)).toBe(true),
);

test.each(['  inset-inline: 0;', 'padding: 1px 2px 3px;', 'margin: 1px 2px 3px 2px;', 'top: 1px;'])(
  '“%s” is fine',
  (text) => expect(isSided(text)).toBe(false),
);
