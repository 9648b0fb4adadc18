import { useLayoutEffect, useRef } from 'react';

interface MediaHostProps {
  readonly element: HTMLMediaElement | null;
  /** Puts the element into this place, or away again when the place is null. */
  readonly place: (element: HTMLMediaElement, host: HTMLElement | null) => void;
  readonly onHeight?: (cssHeight: number) => void;
  readonly className?: string | undefined;
}

/** A place for a media element that lives longer than any component, and says how tall it is. */
export function MediaHost({ element, place, onHeight, className }: MediaHostProps) {
  const host = useRef<HTMLDivElement>(null);
  const report = useRef(onHeight);
  report.current = onHeight;

  useLayoutEffect(() => {
    const here = host.current;
    if (!element || !here) return;
    place(element, here);
    return () => {
      if (element.parentElement === here) place(element, null);
    };
  }, [element, place]);

  useLayoutEffect(() => {
    const here = host.current;
    if (!here) return;
    const observer = new ResizeObserver(() => report.current?.(here.clientHeight));
    observer.observe(here);
    return () => {
      observer.disconnect();
      report.current?.(0);
    };
  }, []);

  return <div ref={host} className={className} />;
}
