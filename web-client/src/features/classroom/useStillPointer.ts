import { useEffect, useState } from 'react';

const STILL_MS = 3_000;

/**
 * Whether a mouse has rested on somebody's picture for a while, so that the bars may fade. Never
 * by touch, which has no way to rest; a key brings the bars back until the mouse moves again.
 */
export function useStillPointer(): boolean {
  const [still, setStill] = useState(false);
  useEffect(() => {
    let timer = 0;
    const wake = () => {
      clearTimeout(timer);
      setStill(false);
    };
    const moved = ({ pointerType, target }: PointerEvent) => {
      wake();
      if (pointerType !== 'mouse' || !isPicture(target)) return;
      timer = window.setTimeout(() => setStill(true), STILL_MS);
    };
    const heard = new AbortController();
    const { signal } = heard;
    window.addEventListener('pointermove', moved, { signal });
    window.addEventListener('pointerdown', moved, { signal });
    window.addEventListener('keydown', wake, { signal });
    document.documentElement.addEventListener('pointerleave', wake, { signal });
    return () => {
      heard.abort();
      clearTimeout(timer);
    };
  }, []);
  return still;
}

function isPicture(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-picture=true]') !== null;
}
