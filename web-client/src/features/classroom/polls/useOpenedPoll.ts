import { useEffect, useRef } from 'react';
import { panel } from '../../../state/panel';
import { awaitingAnswer, usePolls } from '../../../state/polls';

/**
 * Shows a poll once, by itself, when it opens or when somebody comes who has not answered it; never
 * over another panel, nor to somebody who is typing: they read of it in a line.
 */
export function useOpenedPoll(answers: boolean): void {
  const id = usePolls((polls) => awaitingAnswer(polls)?.id ?? null);
  const shown = useRef(new Set<number>());
  useEffect(() => {
    if (!answers || id === null || shown.current.has(id)) return;
    shown.current.add(id);
    if (!isTyping(document.activeElement)) panel.offer('polls');
  }, [answers, id]);
}

function isTyping(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  return element.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName);
}
