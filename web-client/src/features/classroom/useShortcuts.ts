import { useEffect, useRef } from 'react';
import { dataSaver } from '../../state/dataSaver';
import { ownMedia } from '../../state/ownMedia';
import { useShortcutChoice } from '../../state/shortcutChoice';
import { useVisit } from '../../state/visit';

interface Panels {
  readonly people: () => void;
  readonly help: () => void;
}

/**
 * M, V, D, P, S, F and ?: ignored while somebody types, with other keys held, and by those who have
 * switched them off (WCAG 2.2, criterion 2.1.4).
 */
export function useShortcuts(panels: Panels): void {
  const latest = useRef(panels);
  latest.current = panels;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!useShortcutChoice.getState().on) return;
      if (isTyping(event.target) || document.querySelector('[role=dialog], [role=menu]')) return;
      run(event.key.toLowerCase(), latest.current);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}

function run(key: string, panels: Panels): void {
  const may = useVisit.getState().classroom?.permissions;
  if (key === 'm' && may?.has('mediaAudio')) void ownMedia.toggleMicrophone();
  if (key === 'v' && may?.has('mediaVideo')) void ownMedia.toggleCamera();
  if (key === 'd' && may?.has('mediaScreen')) void ownMedia.toggleScreen();
  if (key === 'p' && may?.has('rosterView')) panels.people();
  if (key === 's') dataSaver.toggle();
  if (key === 'f') void toggleFullScreen();
  if (key === '?') panels.help();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

async function toggleFullScreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen?.();
}
