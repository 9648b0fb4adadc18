import { DirectionProvider } from '@radix-ui/react-direction';
import { act, render } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useOwnMedia } from '../state/ownMedia';
import { speak, spokenDirection, spokenLanguage } from '../i18n';
import { scenes } from './scenes';

/** jsdom measures and paints nothing: what needs either is judged by eye in the gallery. */
const RULES = {
  'color-contrast': { enabled: false },
  'label-content-name-mismatch': { enabled: false },
};
const WIDTH = 1_000;
const HEIGHT = 600;

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(WIDTH);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(HEIGHT);
});

afterEach(() => {
  useOwnMedia.setState(useOwnMedia.getInitialState(), true);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** All that axe finds, one line each: the rule and the element. */
async function findings(): Promise<string[]> {
  const { violations } = await axe.run(document, { rules: RULES });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

test.each(Object.keys(scenes))('%s can be used by everybody, as far as axe sees', async (name) => {
  await speak('en');
  await show(name);
  expect(await findings()).toEqual([]);
});

test.each([
  'signIn',
  'day',
  'listener',
  'deviceCheck',
  'waiting',
  'classroom',
  'roster',
  'pollLed',
  'classSettings',
  'ended',
])('%s can be used in Arabic, from right to left', async (name) => {
  await speak('ar');
  await show(name);
  expect([spokenLanguage(), document.documentElement.dir]).toEqual(['ar', 'rtl']);
  expect(document.body.textContent).toMatch(/\p{Script=Arabic}/u);
  expect(await findings()).toEqual([]);
  await speak('en');
});

async function show(name: string): Promise<void> {
  document.title = 'Lyceum';
  render(<DirectionProvider dir={spokenDirection()}>{scenes[name]?.()}</DirectionProvider>);
  await act(() => vi.dynamicImportSettled());
}
