import { create } from 'zustand';

const OFF = 'lyceum.shortcutsOff';

/** Whether single keys do something in a class, as this person wants it in this browser. */
export const useShortcutChoice = create<{ readonly on: boolean }>(() => ({
  on: localStorage.getItem(OFF) === null,
}));

export function chooseShortcuts(on: boolean): void {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, '1');
  useShortcutChoice.setState({ on });
}
