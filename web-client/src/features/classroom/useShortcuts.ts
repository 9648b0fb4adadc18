import { useEffect, useRef } from 'react';
import { ownMedia } from '../../state/ownMedia';
import { useVisit } from '../../state/visit';

/** M, V, D, P, F: ignored while somebody types, and with other keys held. */
export function useShortcuts(togglePeople: () => void): void {
  const people = useRef(togglePeople);
  people.current = togglePeople;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector('[role=dialog]')) return;
      run(event.key.toLowerCase(), people.current);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}

function run(key: string, togglePeople: () => void): void {
  const may = useVisit.getState().classroom?.permissions;
  if (key === 'm' && may?.has('mediaAudio')) void ownMedia.toggleMicrophone();
  if (key === 'v' && may?.has('mediaVideo')) void ownMedia.toggleCamera();
  if (key === 'd' && may?.has('mediaScreen')) void ownMedia.toggleScreen();
  if (key === 'p' && may?.has('rosterView')) togglePeople();
  if (key === 'f') void toggleFullScreen();
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
