import { useEffect, useRef } from 'react';
import { ownMedia } from '../../state/ownMedia';
import styles from './LevelBar.module.css';

/** How loud the microphone is. Drawn past React: it changes twenty times a second. */
export function LevelBar({ label }: { label: string }) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let level = 0;
    const timer = setInterval(() => {
      level = Math.max(ownMedia.level(), level * 0.8);
      bar.current?.style.setProperty('--level', level.toFixed(3));
    }, 50);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className={styles.track} role="img" aria-label={label}>
      <div ref={bar} className={styles.level} />
    </div>
  );
}
