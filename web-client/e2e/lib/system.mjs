// Looks at the running system from outside: its state, its nodes, its logs, its signing key. And kills of it what a
// test wants to see die.
import { spawn } from 'node:child_process';
import { createPrivateKey, sign } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DATA = process.env.LYCEUM_DATA;
const TAIL = 12_000;
const LYCEUM = fileURLToPath(new URL('../../../lyceum', import.meta.url));

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

/** kill -9: no good-bye, no last word to disk. */
export function killProcess(name) {
  const { pid } = systemState().processes.find((one) => one.name === name);
  process.kill(pid, 'SIGKILL');
}

/** The name of the process that is a node; its log begins each life with the node's id. */
export function processOfNode(nodeId) {
  const nodes = systemState().processes.filter(({ ports }) => ports?.control);
  const lives = ({ name }) => readFileSync(join(DATA, 'logs', `${name}.log`), 'utf8').match(/node ready id=\S+/g) ?? [];
  const found = nodes.find((node) => lives(node).at(-1)?.endsWith(`=${nodeId}`));
  if (!found) throw new Error(`No process is node ${nodeId}`);
  return found.name;
}

/** kill -9 of the whole `./lyceum up`, with all that it started. */
export function killSystem() {
  process.kill(systemState().pid, 'SIGKILL');
}

/** Starts it again as it was: the same data, the same port, the same address. */
export async function startSystem() {
  const { port } = new URL(process.env.LYCEUM_ADDRESS);
  const words = ['up', '--detach', '--data', DATA, '--port', port, '--announce', process.env.LYCEUM_ANNOUNCED, '--nodes', '2'];
  const up = spawn(LYCEUM, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [up.stdout, up.stderr]) stream.on('data', (text) => (said += text));
  const status = await new Promise((resolve) => up.on('close', resolve));
  if (status !== 0) throw new Error(`./lyceum up ended with ${status}: ${said}`);
}

export function logTails() {
  if (!DATA) return 'No system runs here.';
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
