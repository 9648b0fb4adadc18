import { expect, test } from 'vitest';
import { piecesOf } from './links';

const linksOf = (text: string) =>
  piecesOf(text).flatMap((piece) => (piece.kind === 'link' ? [piece.href] : []));

test.each([
  ['an address', 'See https://a.example/b?c=1#d', ['https://a.example/b?c=1#d']],
  ['the end of a sentence', 'It is at http://a.example/x.', ['http://a.example/x']],
  ['an address in brackets', '(https://a.example/x)', ['https://a.example/x']],
  ['brackets in an address', 'https://a.example/x_(y)', ['https://a.example/x_(y)']],
  [
    'two addresses',
    'https://a.example, https://b.example!',
    ['https://a.example/', 'https://b.example/'],
  ],
  ['a script', 'javascript:alert(1)', []],
  ['another scheme', 'ftp://a.example data:text/html,x file:///etc', []],
  ['a scheme without a host', 'https://', []],
  ['markup', '<a href="javascript:x">https</a>', []],
  ['a scheme inside a word', 'xhttps://a.example', []],
])('%s', (_, text, links) => {
  expect(linksOf(text)).toEqual(links);
  expect(
    piecesOf(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
});

test('what stands in quotes or tags ends where they do', () => {
  expect(linksOf('"https://a.example/x"<b>')).toEqual(['https://a.example/x']);
});
