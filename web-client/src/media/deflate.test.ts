// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deflate, fromBase64Url, inflate, toBase64Url } from './deflate';

const repeated = 'a=rtcp-fb:96 transport-cc\r\n'.repeat(900);

test('an offer fits a frame of the WebSocket and comes back as it was', async () => {
  const coded = await deflate(repeated);
  expect(coded.length).toBeLessThan(1_000);
  expect(coded).toMatch(/^[\w-]+$/);
  expect(await inflate(coded)).toBe(repeated);
});

test('every byte survives base64url', () => {
  const bytes = Uint8Array.from({ length: 257 }, (_, index) => index % 256);
  expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
});

test('the package names no registry', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved"');
});
