// Starts the browsers of a test: Debian's own Chromium and Firefox ESR, headless, driven by stock puppeteer-core.
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

/**
 * One person's browser: `name` is `chromium` or `firefox`.
 *
 * @param sink where PulseAudio puts what the browser plays; null: it plays nothing
 */
export async function launch(name, { sink, viewport = { width: 1280, height: 800 } }) {
  const firefox = name === 'firefox';
  return puppeteer.launch({
    browser: firefox ? 'firefox' : 'chrome',
    executablePath: firefox
      ? (process.env.FIREFOX ?? '/usr/bin/firefox-esr')
      : (process.env.CHROMIUM ?? '/usr/bin/chromium'),
    headless: true,
    defaultViewport: viewport,
    env: { ...process.env, PULSE_SINK: sink ?? '', PULSE_LATENCY_MSEC: '30' },
    protocolTimeout: 60_000,
    ...(firefox ? { extraPrefsFirefox: FIREFOX_PREFERENCES } : { args: CHROMIUM_ARGUMENTS, ignoreDefaultArgs: sink ? ['--mute-audio'] : false }),
  });
}

/** A page that has the test's camera and microphone. */
export async function openPage(browser, options = {}) {
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  await page.evaluateOnNewDocument(`globalThis.__e2eOptions = ${JSON.stringify(options)};\n${SIGNAL}`);
  return page;
}
