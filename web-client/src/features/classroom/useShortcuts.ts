import { useEffect, useRef } from 'react';
import type { Permission } from '../../protocol/generated';
import type { Classroom } from '../../state/classroom';
import { dataSaver } from '../../state/dataSaver';
import { handActs } from '../../state/handActs';
import { useHands } from '../../state/hands';
import { doerOf } from '../../state/obedience';
import { ownMedia } from '../../state/ownMedia';
import { panel } from '../../state/panel';
import { hindranceOf, useRules } from '../../state/rules';
import { useShortcutChoice } from '../../state/shortcutChoice';
import { useVisit } from '../../state/visit';

/**
 * M, V, D, R, P, C, Q, S, F and ?: ignored while somebody types, with other keys held, and by those who have
 * switched them off (WCAG 2.2, criterion 2.1.4).
 */
export function useShortcuts(help: () => void): void {
  const latest = useRef(help);
  latest.current = help;
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

function run(key: string, help: () => void): void {
  const { classroom } = useVisit.getState();
  const may = (what: Permission) =>
    classroom !== null && hindranceOf(useRules.getState(), doerOf(classroom), what) === null;
  if (key === 'm' && may('mediaAudio')) void ownMedia.toggleMicrophone();
  if (key === 'v' && may('mediaVideo')) void ownMedia.toggleCamera();
  if (key === 'd' && may('mediaScreen')) void ownMedia.toggleScreen();
  if (key === 'r') handKey(classroom, may('handRaise'));
  if (key === 'p' && may('rosterView')) panel.toggle('people');
  if (key === 'c' && classroom?.permissions.has('chatRead')) panel.toggle('chat');
  if (key === 'q') panel.toggle('questions');
  if (key === 's') dataSaver.toggle();
  if (key === 'f') void toggleFullScreen();
  if (key === '?') help();
}

/** For who leads, the hands of the others; a hand that is up can be lowered under a lock too. */
function handKey(classroom: Classroom | null, mayRaise: boolean): void {
  if (classroom?.permissions.has('participantModerate')) panel.toggle('needs');
  else if (mayRaise || useHands.getState().raised) void handActs.toggle();
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
