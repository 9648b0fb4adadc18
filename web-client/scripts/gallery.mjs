// Takes a picture of every page in every form: `npm run gallery [scene …]` with `npx vite` running.
import { mkdirSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const base = process.env.GALLERY ?? 'http://localhost:5173/gallery.html';
const forms = [
  { name: 'wide', width: 1280, height: 800, theme: 'light' },
  { name: 'wide-dark', width: 1280, height: 800, theme: 'dark' },
  { name: 'phone', width: 360, height: 640, theme: 'light' },
  { name: 'phone-dark', width: 360, height: 640, theme: 'dark' },
  { name: 'wide-rtl', width: 1280, height: 800, theme: 'light', dir: 'rtl' },
  { name: 'phone-rtl', width: 360, height: 640, theme: 'light', dir: 'rtl' },
  { name: 'wide-200', width: 1280, height: 800, theme: 'light', text: 200 },
  { name: 'phone-200', width: 360, height: 640, theme: 'light', text: 200 },
];
const only = (process.env.FORMS ?? 'wide,phone').split(',');
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
});
mkdirSync('gallery-shots', { recursive: true });
const page = await browser.newPage();
page.on('pageerror', (error) => console.log('page error', error.message));
for (const scene of process.argv.slice(2)) {
  for (const { name, width, height, ...look } of forms.filter((form) => only.includes(form.name))) {
    await page.setViewport({ width, height, deviceScaleFactor: name.startsWith('phone') ? 2 : 1 });
    await page.goto(`${base}?${new URLSearchParams({ scene, ...look })}`, { waitUntil: 'load' });
    await new Promise((resolve) => setTimeout(resolve, 900));
    if (process.env.CLICK) {
      await page.click(process.env.CLICK).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 600));
    }
    const file = `gallery-shots/${scene}${process.env.CLICK ? '-clicked' : ''}-${name}.png`;
    await page.screenshot({ path: file });
    console.log(file, ...(await page.evaluate(faults)));
  }
}
await browser.close();

/** What cannot be read: controls and words outside the page, or cut off by what holds them. */
function faults() {
  const found = [];
  const wider = document.documentElement.scrollWidth - innerWidth;
  if (wider > 0) found.push(`\n    scrolls sideways by ${wider}`);
  for (const element of document.querySelectorAll('button, a, input, select, h1, h2, h3, p, li')) {
    const { left, right, top, bottom, width } = element.getBoundingClientRect();
    if (width < 2 || element.closest('.visually-hidden') || !element.checkVisibility()) continue;
    const fixed = element.closest('[data-testid=classroom]') && !element.closest('li, aside');
    const outside = left < -1 || right > innerWidth + 1;
    const below = fixed && (top < -1 || bottom > innerHeight + 1);
    const cut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    if (outside || below || cut) {
      const why = outside || below ? 'outside' : 'wider than its place';
      found.push(`\n    ${why}: ${element.tagName} "${element.textContent.slice(0, 40)}"`);
    }
  }
  return found;
}
