import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { heardClass, ledClass } from '../gallery/roomFixtures';
import { hideRoster, obeyMute, obeyRules } from './obedience';
import { ownMedia, useOwnMedia } from './ownMedia';
import { panel, usePanel } from './panel';
import { NO_RULES, type Rules, useRules } from './rules';

const ALL_ON = { microphone: 'on', camera: 'on', screen: 'on' } as const;
const LISTENER = { mute: 0, camera: 0, screen: 0 };

let done: typeof LISTENER;

beforeEach(() => {
  done = { ...LISTENER };
  vi.spyOn(ownMedia, 'setMuted').mockImplementation(async () => void done.mute++);
  vi.spyOn(ownMedia, 'stopCamera').mockImplementation(() => void done.camera++);
  vi.spyOn(ownMedia, 'stopScreen').mockImplementation(() => void done.screen++);
  useOwnMedia.setState({ sending: ALL_ON });
});

afterEach(() => {
  vi.restoreAllMocks();
  useRules.setState(NO_RULES);
  useOwnMedia.setState(useOwnMedia.getInitialState(), true);
});

const onStage = () => {
  const base = heardClass();
  const media = ['mediaAudio', 'mediaVideo', 'mediaScreen'] as const;
  return { you: base.you, permissions: new Set([...base.permissions, ...media]) };
};

test.each([
  ['nothing is locked', {}, LISTENER],
  ['microphones are locked', { locks: ['microphone'] }, { ...LISTENER, mute: 1 }],
  ['cameras are locked', { locks: ['camera'] }, { ...LISTENER, camera: 1 }],
  ['screens are locked', { locks: ['screen'] }, { ...LISTENER, screen: 1 }],
  ['Focus is on', { focus: true }, { ...LISTENER, mute: 1 }],
  ['somebody else speaks alone', { soleSpeakerId: 'p-2' }, { ...LISTENER, mute: 1 }],
] as [string, Partial<Rules>, typeof LISTENER][])(
  'a page sends nothing that the rules forbid: %s',
  (_, rules, expected) => {
    useRules.setState(rules);
    obeyRules(onStage());
    expect(done).toEqual(expected);
  },
);

test('rules hold for students and guests, not for who leads', () => {
  useRules.setState({ locks: ['microphone', 'camera', 'screen'], focus: true });
  obeyRules(ledClass());
  expect(done).toEqual(LISTENER);
});

test('who is muted by a teacher reads so until they speak again', () => {
  useRules.setState({ mutedBy: 'Dr. Okafor' });
  obeyMute();
  expect(done.mute).toBe(1);
  useOwnMedia.setState({ sending: { ...ALL_ON, microphone: 'muted' } });
  expect(useRules.getState().mutedBy).toBe('Dr. Okafor');
  useOwnMedia.setState({ sending: ALL_ON });
  expect(useRules.getState().mutedBy).toBeNull();
});

test('a list of people that is open is closed when it is hidden', () => {
  panel.show('people');
  hideRoster(onStage());
  expect(usePanel.getState().open).toBe('people');
  useRules.setState({ locks: ['roster'] });
  hideRoster(onStage());
  expect(usePanel.getState().open).toBeNull();
});
