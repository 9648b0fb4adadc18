import type { Classroom } from './classroom';
import { ownMedia, useOwnMedia } from './ownMedia';
import { panel, usePanel } from './panel';
import { type Doer, heardAgain, hindranceOf, useRules } from './rules';

/** Who reads this page, and what they may do. */
export const doerOf = ({ you, permissions }: Pick<Classroom, 'you' | 'permissions'>): Doer => ({
  id: you.id,
  role: you.role,
  permissions,
});

/**
 * What the rules of the class forbid is not sent by this page either, whatever the node would do
 * with it. Nothing starts again by itself when a lock is opened.
 */
export function obeyRules(classroom: Pick<Classroom, 'you' | 'permissions'>): void {
  const rules = useRules.getState();
  const { sending } = useOwnMedia.getState();
  const passing = (what: 'mediaAudio' | 'mediaVideo' | 'mediaScreen') => {
    const why = hindranceOf(rules, doerOf(classroom), what);
    return why !== null && why !== 'notAllowed';
  };
  if (sending.microphone === 'on' && passing('mediaAudio')) void ownMedia.setMuted(true);
  if (sending.camera === 'on' && passing('mediaVideo')) ownMedia.stopCamera();
  if (sending.screen === 'on' && passing('mediaScreen')) ownMedia.stopScreen();
}

/** Whoever may not see who is here any more sees no list of them either. */
export function hideRoster(classroom: Pick<Classroom, 'you' | 'permissions'>): void {
  const hidden = hindranceOf(useRules.getState(), doerOf(classroom), 'rosterView') !== null;
  if (hidden && usePanel.getState().open === 'people') panel.close();
}

/** Muted by who leads: no sound leaves from here on, until this person unmutes. */
export function obeyMute(): void {
  if (useOwnMedia.getState().sending.microphone === 'on') void ownMedia.setMuted(true);
}

useOwnMedia.subscribe(({ sending }, before) => {
  const speaksAgain = sending.microphone === 'on' && before.sending.microphone !== 'on';
  if (speaksAgain) useRules.setState(heardAgain);
});
