// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { chat } from '../../../gallery/talkFixtures';
import { timeOf, words } from '../../../i18n';
import { chatText } from './exportChat';

test('what was read is a text that says who said what, when, and to whom', () => {
  const state = chat({ complete: true });
  const lines = chatText('Organic chemistry 2', state).split('\n');
  const [first] = state.messages;
  expect(lines[0]).toContain('Organic chemistry 2');
  expect(lines[2]).toBe(
    `${timeOf(first?.at ?? '')} Dr. Miriam Okafor: [${words.chat.announcement}] ${first?.text}`,
  );
  expect(lines.some((line) => line.includes(words.chat.exportAnswer('Kenji Watanabe')))).toBe(true);
  expect(lines.some((line) => line.includes(`[${words.chat.privateToTeachers}]`))).toBe(true);
});

test('deleted messages are not in it, and it says so when older ones are not', () => {
  const text = chatText('Class', chat({ complete: false }));
  expect(text).toContain(words.chat.exportPart);
  expect(text.trim().split('\n')).toHaveLength(3 + 9);
});
