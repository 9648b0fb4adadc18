/** A person's place in a class, which one tab at a time may have. */
export interface Place {
  readonly classId: string;
  readonly personId: string;
}

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('lyceum.place') : null;

/**
 * The other tabs of this browser. A tab that slept while another took its place would come back and
 * take it away again: so the one that has it says so itself.
 */
export const otherTabs = {
  takenHere(place: Place): void {
    channel?.postMessage(place);
  },

  onTaken(heard: (place: Place) => void): void {
    channel?.addEventListener('message', ({ data }: MessageEvent<Place>) => heard(data));
  },
};
