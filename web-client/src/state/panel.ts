import { create } from 'zustand';

/** What can stand beside the stage, one at a time. */
export type PanelName = 'people' | 'needs' | 'polls' | 'chat' | 'questions';

/** Which panel is open, and whether somebody opened it, who then has the focus in it. */
export interface Panel {
  readonly open: PanelName | null;
  readonly takesFocus: boolean;
}

const CLOSED: Panel = { open: null, takesFocus: false };

export const usePanel = create<Panel>(() => CLOSED);

export const panel = {
  show(open: PanelName): void {
    usePanel.setState({ open, takesFocus: true });
  },

  /** Opens by itself where nothing else is open: whoever reads something goes on reading it. */
  offer(open: PanelName): void {
    if (usePanel.getState().open === null) usePanel.setState({ open, takesFocus: false });
  },

  toggle(name: PanelName): void {
    if (usePanel.getState().open === name) panel.close();
    else panel.show(name);
  },

  close(): void {
    usePanel.setState(CLOSED);
  },
};
