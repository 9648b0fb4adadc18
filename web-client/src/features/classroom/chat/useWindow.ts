import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import { offsetsOf, rangeOf, rowAt, totalOf } from './windowing';

/** So near to the end, or to the beginning, counts as there. */
const NEAR_END = 32;
const NEAR_START = 480;

/** What stays where it is on the screen, whatever comes, goes or grows around it. */
type Anchor = 'end' | { readonly key: string; readonly below: number };

interface WindowOptions {
  readonly keys: readonly string[];
  readonly estimate: number;
  /** Somebody has scrolled up to nearly the first row. */
  readonly onStart: () => void;
  /** A row that is drawn wherever it is: the one with the focus. */
  readonly kept: string | null;
}

/**
 * Draws the rows of a long list that are seen. It stays at its end while it is there; else the row
 * at the top stays where it is, also when rows come before it or turn out higher than thought.
 */
export function useWindow(options: WindowOptions) {
  const { keys, estimate, onStart, kept } = options;
  const list = useRef<HTMLDivElement>(null);
  const measured = useRef(new Map<string, number>());
  const anchor = useRef<Anchor>('end');
  const [revision, revise] = useReducer((count: number) => count + 1, 0);
  const [view, setView] = useState({ top: 0, height: 0, atEnd: true });
  const offsets = useMemo(
    () => offsetsOf(keys, measured.current, estimate),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- A revision says that heights have been measured.
    [keys, estimate, revision],
  );
  const total = totalOf(offsets);
  const top = anchor.current === 'end' ? Math.max(0, total - view.height) : view.top;
  const { from, to } = rangeOf(offsets, top, view.height);

  const look = useCallback(() => {
    const element = list.current;
    if (!element) return;
    const { scrollTop, clientHeight } = element;
    const atEnd = scrollTop + clientHeight >= total - NEAR_END;
    const first = rowAt(offsets, scrollTop);
    const key = keys[first];
    anchor.current =
      atEnd || key === undefined ? 'end' : { key, below: (offsets[first] ?? 0) - scrollTop };
    setView({ top: scrollTop, height: clientHeight, atEnd });
    if (scrollTop < NEAR_START) onStart();
  }, [keys, offsets, total, onStart]);

  useEffect(() => {
    // A list that fills nothing is never scrolled.
    if (view.height > 0 && total <= view.height) onStart();
  }, [total, view.height, onStart]);

  // Only what has changed around the anchor moves the list: scrolling is the reader's alone.
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const end = Math.max(0, total - element.clientHeight);
    const at = placeOf(anchor.current, keys, offsets) ?? end;
    if (Math.abs(element.scrollTop - at) > 1) element.scrollTop = at;
  }, [keys, offsets, total, view.height]);

  useLayoutEffect(() => {
    if (list.current && measure(list.current, measured.current)) revise();
  });

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const resized = () => setView((before) => ({ ...before, height: element.clientHeight }));
    resized();
    let width = element.clientWidth;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth !== width) measured.current.clear();
      width = element.clientWidth;
      revise();
      resized();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const rows = keys.slice(from, to).map((key, index) => ({ key, index: from + index }));
  const keptIndex = kept === null ? -1 : keys.indexOf(kept);
  if (kept !== null && keptIndex >= 0 && (keptIndex < from || keptIndex >= to)) {
    const row = { key: kept, index: keptIndex };
    if (keptIndex < from) rows.unshift(row);
    else rows.push(row);
  }
  return {
    list,
    total,
    atEnd: view.atEnd,
    rows: rows.map((row) => ({ ...row, y: offsets[row.index] ?? 0 })),
    onScroll: look,
    toEnd: () => {
      anchor.current = 'end';
      revise();
    },
    /** Puts a row into the upper part of what is seen. */
    toRow: (key: string) => {
      anchor.current = { key, below: Math.round((list.current?.clientHeight ?? 0) / 4) };
      setView((before) => {
        const y = placeOf(anchor.current, keys, offsets) ?? 0;
        return { ...before, top: Math.max(0, y), atEnd: false };
      });
      revise();
    },
  };
}

/** Whether a row turned out to be of another height. What is not laid out has none. */
function measure(list: HTMLElement, heights: Map<string, number>): boolean {
  let changed = false;
  for (const row of list.querySelectorAll<HTMLElement>('[data-key]')) {
    const { height } = row.getBoundingClientRect();
    const key = row.dataset.key ?? '';
    if (height === 0 || Math.abs((heights.get(key) ?? 0) - height) < 0.5) continue;
    heights.set(key, height);
    changed = true;
  }
  return changed;
}

function placeOf(anchor: Anchor, keys: readonly string[], offsets: Float64Array): number | null {
  if (anchor === 'end') return null;
  const index = keys.lastIndexOf(anchor.key);
  return index < 0 ? null : Math.max(0, (offsets[index] ?? 0) - anchor.below);
}
