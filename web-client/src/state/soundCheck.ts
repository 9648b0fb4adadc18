import { playChime } from '../media/soundLevel';

/** Plays three notes on the device's speaker. */
export const soundCheck = (): Promise<void> => playChime();
