// Takes a picture of every page in every form: `npm run gallery [scene …]` with `npx vite` running.
import { mkdirSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const base = process.env.GALLERY ?? 'http://localhost:5173/gallery.html';
const forms = [
  { name: 'wide', width: 1280, height: 800, theme: 'light' },
  { name: 'wide-dark', width: 1280, height: 800, theme: 'dark' },
  { name: 'phone', width: 360, height: 640, theme: 'light' },
  { name: 'phone-dark', width: 360, height: 640, theme: 'dark' },
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
  for (const { name, width, height, theme } of forms.filter((form) => only.includes(form.name))) {
    await page.setViewport({ width, height, deviceScaleFactor: name.startsWith('phone') ? 2 : 1 });
    await page.goto(`${base}?scene=${scene}&theme=${theme}`, { waitUntil: 'load' });
    await new Promise((resolve) => setTimeout(resolve, 900));
    if (process.env.CLICK) {
      await page.click(process.env.CLICK).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 600));
    }
    const file = `gallery-shots/${scene}${process.env.CLICK ? '-clicked' : ''}-${name}.png`;
    await page.screenshot({ path: file });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    console.log(file, wider > 0 ? `scrolls sideways by ${wider}` : '');
  }
}
await browser.close();
