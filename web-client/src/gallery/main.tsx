import '@fontsource-variable/atkinson-hyperlegible-next';
import '../ui/tokens.css';
import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { paint } from './paint';
import { scenes } from './scenes';

/** Shows one scene: `gallery.html?scene=day&theme=dark&dir=rtl&text=200`. */
const asked = new URLSearchParams(location.search);
const page = document.documentElement;
const theme = asked.get('theme');
if (theme) page.dataset.theme = theme;
page.dir = asked.get('dir') ?? 'ltr';
const text = Number(asked.get('text') ?? 100);
if (text !== 100) page.style.fontSize = `${(93.75 * text) / 100}%`;
const root = document.getElementById('app');
const scene = scenes[asked.get('scene') ?? 'day'];
if (root) createRoot(root).render(scene?.() ?? Object.keys(scenes).join(' '));
paint();
