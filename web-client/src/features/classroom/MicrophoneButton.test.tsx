import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { heardClass } from '../../gallery/roomFixtures';
import { words } from '../../i18n';
import { ownMedia, useOwnMedia } from '../../state/ownMedia';
import { NO_RULES, type Rules, useRules } from '../../state/rules';
import { MicrophoneButton } from './MicrophoneButton';

const onStage = () => {
  const base = heardClass();
  const permissions = new Set([...base.permissions, 'mediaAudio'] as const);
  return heardClass({ you: { ...base.you, onStage: true }, permissions });
};

beforeEach(() => {
  vi.restoreAllMocks();
  useRules.setState(NO_RULES);
  useOwnMedia.setState({ sending: { microphone: 'muted', camera: 'off', screen: 'off' } });
});

afterEach(() => useOwnMedia.setState(useOwnMedia.getInitialState(), true));

test('who was muted by a teacher reads by whom, and may unmute', async () => {
  const toggle = vi.spyOn(ownMedia, 'toggleMicrophone').mockResolvedValue();
  render(<MicrophoneButton classroom={onStage()} />);
  act(() => useRules.setState({ mutedBy: 'Dr. Okafor' }));
  expect(screen.getByTestId('muted-by').textContent).toBe(words.why.mutedBy('Dr. Okafor'));
  await userEvent.click(screen.getByTestId('microphone'));
  expect(toggle).toHaveBeenCalledOnce();
});

test.each([
  ['a lock', { locks: ['microphone'] }, words.why.locked.mediaAudio],
  ['Focus', { focus: true }, words.why.focus],
  ['somebody else who speaks alone', { soleSpeakerId: 'p-2' }, words.why.soleSpeaker],
] as [string, Partial<Rules>, string][])(
  '%s keeps one muted, and says so',
  async (_, rules, why) => {
    const toggle = vi.spyOn(ownMedia, 'toggleMicrophone').mockResolvedValue();
    render(<MicrophoneButton classroom={onStage()} />);
    act(() => useRules.setState(rules));
    const button = screen.getByTestId('microphone');
    await userEvent.click(button);
    expect(toggle).not.toHaveBeenCalled();
    expect(button.getAttribute('aria-disabled')).toBe('true');
    const about = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(about?.textContent).toBe(why);
  },
);
