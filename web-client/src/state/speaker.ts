import { create } from 'zustand';
import { playChime } from '../media/soundLevel';
import { pictures } from './pictures';

/** Where this page plays; empty for the system's default. */
export const useSpeaker = create<{ readonly id: string }>(() => ({ id: '' }));

export function playOn(id: string): void {
  useSpeaker.setState({ id });
  pictures.playOn(id);
}

/** Plays three notes where the class will be heard. */
export const soundCheck = (): Promise<void> => playChime(useSpeaker.getState().id);
