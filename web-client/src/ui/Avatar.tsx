import styles from './Avatar.module.css';

interface AvatarProps {
  readonly name: string;
  readonly size: 'small' | 'medium' | 'large';
}

/** A person without a picture: their initials on a colour of their own. */
export function Avatar({ name, size }: AvatarProps) {
  return (
    <span
      className={`${styles.avatar} ${styles[size]}`}
      style={{ '--hue': hueOf(name) } as React.CSSProperties}
      data-initials={initialsOf(name)}
      aria-hidden
    />
  );
}

function initialsOf(name: string): string {
  const parts = name
    .replace(/^(dr|prof|mr|mrs|ms|mx)\.?\s+/i, '')
    .trim()
    .split(/\s+/);
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : ''].map(
    (part) => [...(part ?? '')][0] ?? '',
  );
  return letters.join('').toLocaleUpperCase() || '?';
}

/** One of twelve quiet hues, always the same for a name; none is the red of "live". */
function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return 60 + (sum % 12) * 22;
}
