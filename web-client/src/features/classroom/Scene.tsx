import { Users } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { words } from '../../i18n';
import { arrange, showsScreen } from '../../state/arrangement';
import type { Classroom } from '../../state/classroom';
import { textScale } from '../../ui/textScale';
import { PersonTile } from './PersonTile';
import styles from './Scene.module.css';
import { SharedScreen } from './SharedScreen';
import { layOut, placesIn, type Rect, type Size, styleOf } from './sceneLayout';

interface SceneProps {
  readonly classroom: Classroom;
  readonly onMore: () => void;
}

/** The stage or the shared screen, with people beside it. Everything glides to its place. */
export function Scene({ classroom, onMore }: SceneProps) {
  const [size, scene] = useSize();
  const hasScreen = showsScreen(classroom);
  const { main, screenBy, stage, beside, more } = arrange(classroom, placesIn(size, hasScreen));
  const inRow = main === 'screen' && stage ? [stage, ...beside] : beside;
  const layout = layOut(size, { seats: inRow.length, hasScreen, hasMore: more > 0 });
  const large = main === 'person' && stage ? [{ seat: stage, rect: layout.main, large: true }] : [];
  const row = inRow.map((seat, index) => ({ seat, rect: layout.seats[index], large: false }));
  return (
    <div ref={scene} className={styles.scene} data-testid="scene" data-main={main}>
      {size.width > 0 && main === 'screen' && screenBy && (
        <SharedScreen classroom={classroom} by={screenBy} rect={layout.main} />
      )}
      {size.width > 0 && main === 'empty' && <EmptyStage rect={layout.main} />}
      {size.width > 0 &&
        [...large, ...row].map(
          (place) =>
            place.rect && (
              <PersonTile
                key={place.seat.person.id}
                classroom={classroom}
                seat={place.seat}
                rect={place.rect}
                large={place.large}
              />
            ),
        )}
      {more > 0 && <More more={more} rect={layout.more} onClick={onMore} />}
    </div>
  );
}

interface MoreProps {
  readonly more: number;
  readonly rect: Rect;
  readonly onClick: () => void;
}

/** Everybody without a seat: a number where there is little room, words where there is more. */
function More({ more, rect, onClick }: MoreProps) {
  return (
    <button
      type="button"
      className={styles.more}
      style={styleOf(rect)}
      onClick={onClick}
      aria-label={words.classroom.moreLabel(more)}
      data-testid="more"
      data-more={more}
    >
      <Users size={20} strokeWidth={1.75} aria-hidden />
      <bdi dir="ltr">{words.classroom.more(more)}</bdi>
      <span>{words.classroom.moreLabel(more)}</span>
    </button>
  );
}

function EmptyStage({ rect }: { rect: Rect }) {
  return (
    <div className={styles.empty} style={styleOf(rect)} data-testid="stage-empty">
      <h2>{words.classroom.stageEmpty}</h2>
      <p>{words.classroom.stageEmptyDetail}</p>
    </div>
  );
}

function useSize(): [Size, React.RefObject<HTMLDivElement | null>] {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () =>
      setSize({
        width: element.clientWidth,
        height: element.clientHeight,
        textScale: textScale(),
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [size, ref];
}
