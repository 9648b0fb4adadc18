// The browsers of a test: Debian's own Chromium and Firefox ESR, headless, driven by stock puppeteer-core. They are
// lent: whoever comes next finds one that runs, and shares neither cookies nor anything else with who had it before.
import { readFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const SIGNAL = ['signal', 'meddle']
  .map((name) => readFileSync(new URL(`../page/${name}.js`, import.meta.url), 'utf8'))
  .join('\n');

const CHROMIUM_ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream', '--allow-loopback-in-peer-connection',
];

const FIREFOX_PREFERENCES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  // The test's own sound is WebAudio; elements of the page keep Firefox's rules for playing.
  'media.autoplay.block-webaudio': false,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'toolkit.telemetry.enabled': false,
};

const SIZE = { width: 1280, height: 800 };
/** A start takes seconds of both cores; a browser that waits takes memory. */
const MOST_IDLE = 5;
const idle = [];

/**
 * A browser for somebody: `name` is `chromium` or `firefox`.
 *
 * @param sink where PulseAudio puts what it plays; null: it plays nothing
 * @returns what `giveBack` takes
 */
export async function borrow(name, sink) {
  const at = idle.findIndex((one) => one.name === name && one.sink === sink && one.browser.connected);
  if (at >= 0) return idle.splice(at, 1)[0];
  return { name, sink, browser: await launch(name, sink) };
}

export async function giveBack(borrowed) {
  idle.push(borrowed);
  if (idle.length > MOST_IDLE) await idle.shift().browser.close();
}

function launch(name, sink) {
  const firefox = name === 'firefox';
  return puppeteer.launch({
    browser: firefox ? 'firefox' : 'chrome',
    executablePath: firefox
      ? (process.env.FIREFOX ?? '/usr/bin/firefox-esr')
      : (process.env.CHROMIUM ?? '/usr/bin/chromium'),
    headless: true,
    defaultViewport: null,
    env: { ...process.env, PULSE_SINK: sink ?? '', PULSE_LATENCY_MSEC: '30' },
    protocolTimeout: 60_000,
    ...(firefox ? { extraPrefsFirefox: FIREFOX_PREFERENCES } : { args: CHROMIUM_ARGUMENTS, ignoreDefaultArgs: sink ? ['--mute-audio'] : false }),
  });
}

/** A page that has the test's camera and microphone. */
export async function openPage(room, options = {}) {
  const { viewport = SIZE, ...signal } = options;
  const page = await room.newPage();
  page.setDefaultTimeout(20_000);
  await page.setViewport(viewport);
  await page.evaluateOnNewDocument(`globalThis.__e2eOptions = ${JSON.stringify(signal)};\n${SIGNAL}`);
  return page;
}
