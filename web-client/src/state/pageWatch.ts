import { watchWaking } from '../media/waking';
import { deviceWatch } from './deviceWatch';
import { live } from './live';
import { pictures } from './pictures';

/** A page out of sight keeps its pictures this long, for those who only look something up. */
const HIDDEN_AFTER_MS = 10_000;

/** Heard for as long as the page lives: it is hidden, it goes, devices come and go. */
export function watchPage(): void {
  let timer = 0;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') pictures.pageHidden(false);
    else timer = window.setTimeout(() => pictures.pageHidden(true), HIDDEN_AFTER_MS);
  });
  watchWaking(() => live.link?.hurry());
  window.addEventListener('pagehide', () => live.link?.leave());
  window.addEventListener('pageshow', (event) => event.persisted && location.reload());
  deviceWatch.begin();
}
