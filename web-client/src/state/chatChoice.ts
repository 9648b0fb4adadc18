import { create } from 'zustand';

const ON = 'lyceum.announcesUnread';

/** Whether new messages are counted aloud, as this person wants it in this browser. */
export const useChatChoice = create<{ readonly announces: boolean }>(() => ({
  announces: localStorage.getItem(ON) !== null,
}));

export function chooseAnnouncing(announces: boolean): void {
  if (announces) localStorage.setItem(ON, '1');
  else localStorage.removeItem(ON);
  useChatChoice.setState({ announces });
}
