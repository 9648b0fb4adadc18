import '@fontsource-variable/atkinson-hyperlegible-next';
import '@fontsource-variable/noto-sans-arabic';
import '@fontsource-variable/noto-sans-devanagari';
import '../ui/tokens.css';
import '../ui/base.css';
import { DirectionProvider } from '@radix-ui/react-direction';
import { createRoot, type Root } from 'react-dom/client';
import { speak, spokenDirection } from '../i18n';
import { isLanguage, type Direction } from '../i18n/languages';
import { useOwnMedia } from '../state/ownMedia';
import { paint } from './paint';
import { scenes } from './scenes';

/**
 * Shows one scene: `gallery.html#scene=day&theme=dark&lang=ar&text=200`; `dir=rtl` mirrors the English page. Without the
 * name of one it names them all. Another hash shows another scene, and `document.title` says which is there.
 */
const page = document.documentElement;
const app = document.getElementById('app');
let shown: Root | null = null;

async function show(): Promise<void> {
  const asked = new URLSearchParams(location.hash.slice(1));
  const name = asked.get('scene') ?? '';
  shown?.unmount();
  useOwnMedia.setState(useOwnMedia.getInitialState(), true);
  page.dataset.theme = asked.get('theme') ?? '';
  page.style.fontSize = `${(93.75 * Number(asked.get('text') ?? 100)) / 100}%`;
  const language = asked.get('lang') ?? 'en';
  await speak(isLanguage(language) ? language : 'en');
  const direction = (asked.get('dir') as Direction | null) ?? spokenDirection();
  page.dir = direction;
  if (!app) return;
  shown = createRoot(app);
  shown.render(
    <DirectionProvider dir={direction}>
      {scenes[name]?.() ?? Object.keys(scenes).join(' ')}
    </DirectionProvider>,
  );
  document.title = `Lyceum gallery: ${name}`;
}

addEventListener('hashchange', () => void show());
paint();
await show();
