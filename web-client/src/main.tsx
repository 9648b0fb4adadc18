import '@fontsource-variable/atkinson-hyperlegible-next';
import '@fontsource-variable/noto-sans-arabic';
import '@fontsource-variable/noto-sans-devanagari';
import './ui/tokens.css';
import './ui/base.css';
import { DirectionProvider } from '@radix-ui/react-direction';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { speak, spokenDirection } from './i18n';
import { preferredLanguage } from './i18n/languages';
import { isGuestPage } from './state/guestAddress';
import { diagnose } from './state/diagnose';
import { watchPage } from './state/pageWatch';
import { sessionActions } from './state/session';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no place for the app');

diagnose();
watchPage();
// A guest's page is nobody's else, also in the browser of somebody who is signed in.
if (!isGuestPage()) void sessionActions.resume();
void speak(preferredLanguage()).then(() =>
  createRoot(root).render(
    <StrictMode>
      <DirectionProvider dir={spokenDirection()}>
        <App />
      </DirectionProvider>
    </StrictMode>,
  ),
);
