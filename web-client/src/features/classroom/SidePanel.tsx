import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { numberOf, words } from '../../i18n';
import styles from './SidePanel.module.css';

interface SidePanelProps {
  readonly title: string;
  /** How many of what it shows there are. */
  readonly count?: number;
  readonly onClose: () => void;
  /** Whether the focus goes into it: not when it opened by itself. */
  readonly takesFocus?: boolean;
  /** What has the focus first; otherwise the panel itself. */
  readonly focusFirst?: React.RefObject<HTMLElement | null> | undefined;
  /** What can be done about all of it, in its head. */
  readonly actions?: React.ReactNode;
  readonly children: React.ReactNode;
  readonly testId: string;
}

/** The frame of everything that stands beside the stage; on a phone a sheet over it. */
export function SidePanel(props: SidePanelProps) {
  const { title, count, onClose, takesFocus = true, focusFirst, children, testId } = props;
  const panel = useFocusInside(takesFocus, focusFirst);
  const pressed = (event: React.KeyboardEvent) =>
    event.key === 'Escape' && !event.defaultPrevented && onClose();
  return (
    <aside
      ref={panel}
      className={styles.panel}
      aria-label={title}
      tabIndex={-1}
      onKeyDown={pressed}
      data-testid={testId}
    >
      <header className={styles.head}>
        <h2>{title}</h2>
        {count !== undefined && <span>{numberOf(count)}</span>}
        <div className={styles.actions}>
          {props.actions}
          <button type="button" onClick={onClose} aria-label={words.panel.close(title)}>
            <X size={20} strokeWidth={1.75} aria-hidden />
          </button>
        </div>
      </header>
      {children}
    </aside>
  );
}

/**
 * The panel has the focus while it is open, and afterwards it goes back. Escape closes it, unless
 * something inside it has used it up.
 */
function useFocusInside(
  takesFocus: boolean,
  focusFirst: React.RefObject<HTMLElement | null> | undefined,
): React.RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null);
  const takes = useRef(takesFocus);
  const first = useRef(focusFirst);
  useEffect(() => {
    const here = panel.current;
    const before = document.activeElement;
    if (takes.current) (first.current?.current ?? here)?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && !holdsFocusElsewhere(here)) before.focus();
    };
  }, []);
  return panel;
}

function holdsFocusElsewhere(panel: HTMLElement | null): boolean {
  const active = document.activeElement;
  return active !== document.body && active !== null && !panel?.contains(active);
}
