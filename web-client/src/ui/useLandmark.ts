import { useCallback, useState } from 'react';

/**
 * The panel in which something lies, for the menu that opens from it: put there, the menu is in a landmark as all
 * else is, and out of the rows of a list that moves. Given to the trigger, and to the menu's portal.
 */
export function useLandmark(): [(inside: HTMLElement | null) => void, HTMLElement | null] {
  const [landmark, setLandmark] = useState<HTMLElement | null>(null);
  const find = useCallback((inside: HTMLElement | null) => {
    if (inside !== null) setLandmark(inside.closest('aside'));
  }, []);
  return [find, landmark];
}
