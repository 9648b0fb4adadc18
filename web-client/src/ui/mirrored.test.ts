// @vitest-environment jsdom
import { render } from '@testing-library/react';
import { Undo2 } from 'lucide-react';
import { readdirSync, readFileSync } from 'node:fs';
import { createElement } from 'react';
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

/** Icons that point to a side, or show lines that begin at one. */
const POINTING = /^(?:Send|Reply|Forward|Undo|Redo|LogOut|LogIn|List|Corner)|(?:Left|Right|Text)$/;
const flipped = readFileSync('src/ui/base.css', 'utf8');
const icons = new Set(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => [
      ...readFileSync(`src/${file}`, 'utf8').matchAll(/import \{([^}]*)\} from 'lucide-react'/g),
    ])
    .flatMap(([, names]) => (names ?? '').split(',').map((name) => name.trim())),
);
/** “undo-2” of “Undo2”, as the class of the icon says it. */
const classOf = (icon: string) => icon.replace(/(?<!^)([A-Z]|\d+)/g, '-$1').toLowerCase();

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

test('every icon that points to a side points to the other where lines begin at the right', () => {
  const pointing = [...icons].filter((icon) => POINTING.test(icon));
  expect(pointing).toContain('SendHorizontal');
  expect(pointing.filter((icon) => !flipped.includes(`.lucide-${classOf(icon)}`))).toEqual([]);
});

test('an icon has the class by which it is turned', () => {
  const { container } = render(createElement(Undo2));
  expect(container.querySelector(`.lucide-${classOf('Undo2')}`)).toBeTruthy();
});

test('no component places anything by left or right but by start and end', () => {
  const sided = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
    .filter((file) =>
      /style=\{\{[^}]*(?:\b(?:left|right|marginLeft|marginRight|paddingLeft|paddingRight)\b|translateX)/.test(
        readFileSync(`src/${file}`, 'utf8'),
      ),
    );
  expect(sided).toEqual([]);
});
