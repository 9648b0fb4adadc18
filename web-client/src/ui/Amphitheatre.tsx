import { memo } from 'react';
import styles from './Amphitheatre.module.css';

interface AmphitheatreProps {
  /** 0 to 1: how many of the seats are taken. */
  readonly taken: number;
  readonly rows?: number;
  readonly className?: string | undefined;
}

interface Seat {
  readonly x: number;
  readonly y: number;
  readonly order: number;
}

/** A lecture hall from above: rows of seats around the one who speaks. Decoration only. */
export const Amphitheatre = memo(function Amphitheatre({
  taken,
  rows = 9,
  className,
}: AmphitheatreProps) {
  const seats = seatsOf(rows);
  const filled = Math.round(taken * seats.length);
  return (
    <svg
      viewBox="0 0 400 212"
      className={`${styles.hall} ${className ?? ''}`}
      aria-hidden
      focusable="false"
    >
      {seats.map((seat) => (
        <circle
          key={`${seat.x},${seat.y}`}
          cx={seat.x}
          cy={seat.y}
          r={3.6}
          className={seat.order < filled ? styles.taken : styles.free}
        />
      ))}
      <circle cx={200} cy={198} r={6.5} className={styles.speaker} />
    </svg>
  );
});

/** Positions row by row; `order` scatters the taken seats, and always in the same way. */
export function seatsOf(rows: number): Seat[] {
  const places: { x: number; y: number }[] = [];
  for (let row = 0; row < rows; row++) {
    const radius = 44 + row * (148 / rows);
    const count = Math.floor((Math.PI * radius * 0.94) / 15);
    for (let seat = 0; seat < count; seat++) {
      const angle = Math.PI * (0.03 + (0.94 * (seat + 0.5)) / count);
      places.push({
        x: Math.round((200 - radius * Math.cos(angle)) * 10) / 10,
        y: Math.round((198 - radius * Math.sin(angle)) * 10) / 10,
      });
    }
  }
  const scattered = places
    .map((_, index) => index)
    .sort((a, b) => ((a * 7919) % places.length) - ((b * 7919) % places.length));
  const orders = new Array<number>(places.length);
  scattered.forEach((place, order) => {
    orders[place] = order;
  });
  return places.map((place, index) => ({ ...place, order: orders[index] ?? 0 }));
}
