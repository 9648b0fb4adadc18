import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from './Button';

interface CopyButtonProps {
  /** What is put on the clipboard. */
  readonly text: () => string;
  readonly label: string;
  readonly copied: string;
  readonly size?: 'normal' | 'large';
}

/** Takes a text along; nothing is there in a browser that does not let pages do so. */
export function CopyButton({ text, label, copied, size = 'normal' }: CopyButtonProps) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    setDone(true);
  };
  if (!('clipboard' in navigator)) return null;
  return (
    <Button
      look="primary"
      size={size}
      icon={done ? Check : Copy}
      onClick={() => void copy().catch(() => undefined)}
      data-testid="copy-link"
    >
      {done ? copied : label}
    </Button>
  );
}
