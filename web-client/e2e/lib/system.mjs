// Looks at the running system from outside: its state, its nodes, its logs, its signing key.
import { createPrivateKey, sign } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DATA = process.env.LYCEUM_DATA;
const TAIL = 12_000;

export function systemState() {
  return JSON.parse(readFileSync(join(DATA, 'state.json'), 'utf8'));
}

/** What the media nodes count, as Prometheus text. */
export async function nodeMetrics() {
  const nodes = systemState().processes.filter(({ ports }) => ports?.control);
  const texts = nodes.map(async ({ ports }) => {
    const response = await fetch(`http://127.0.0.1:${ports.control}/metrics`);
    return response.text();
  });
  return (await Promise.all(texts)).join('\n');
}

export function logTails() {
  const folder = join(DATA, 'logs');
  return readdirSync(folder)
    .map((name) => `==== ${name}\n${readFileSync(join(folder, name), 'utf8').slice(-TAIL)}`)
    .join('\n');
}

/** The claims of a token, signed anew as if it had run out a minute ago. */
export function expired(accessToken) {
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const [header, claims] = accessToken
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
  const now = Math.floor(Date.now() / 1000);
  const text = `${encode(header)}.${encode({ ...claims, iat: now - 960, exp: now - 60 })}`;
  const key = createPrivateKey({ key: signingKey(header.kid), format: 'jwk' });
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signature.toString('base64url')}`;
}

function signingKey(kid) {
  const secrets = JSON.parse(readFileSync(join(DATA, 'secrets.json'), 'utf8'));
  for (const { value } of Object.values(secrets)) {
    const jwk = value?.startsWith('{') ? JSON.parse(value) : null;
    if (jwk?.kid === kid) return jwk;
  }
  throw new Error(`There is no signing key ${kid} in secrets.json`);
}
