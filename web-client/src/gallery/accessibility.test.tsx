import { act, render } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useOwnMedia } from '../state/ownMedia';
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
  document.documentElement.lang = 'en';
  document.title = 'Lyceum';
  render(scenes[name]?.());
  await act(() => vi.dynamicImportSettled());
  expect(await findings()).toEqual([]);
});
