import '@fontsource-variable/atkinson-hyperlegible-next';
import '@fontsource-variable/noto-sans-arabic';
import '@fontsource-variable/noto-sans-devanagari';
import '../ui/tokens.css';
import '../ui/base.css';
import { DirectionProvider } from '@radix-ui/react-direction';
import { createRoot } from 'react-dom/client';
import { speak, spokenDirection } from '../i18n';
import { isLanguage, type Direction } from '../i18n/languages';
import { paint } from './paint';
import { scenes } from './scenes';

/** Shows one scene: `gallery.html?scene=day&theme=dark&lang=ar&text=200`; `dir=rtl` mirrors the English page. */
const asked = new URLSearchParams(location.search);
const page = document.documentElement;
const theme = asked.get('theme');
if (theme) page.dataset.theme = theme;
const text = Number(asked.get('text') ?? 100);
if (text !== 100) page.style.fontSize = `${(93.75 * text) / 100}%`;
const root = document.getElementById('app');
const scene = scenes[asked.get('scene') ?? 'day'];
const language = asked.get('lang') ?? 'en';
await speak(isLanguage(language) ? language : 'en');
const direction = (asked.get('dir') as Direction | null) ?? spokenDirection();
page.dir = direction;
if (root) {
  createRoot(root).render(
    <DirectionProvider dir={direction}>
      {scene?.() ?? Object.keys(scenes).join(' ')}
    </DirectionProvider>,
  );
}
paint();
