// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { dataSaver, useDataSaver } from './dataSaver';
import { pictures } from './pictures';

const state = () => useDataSaver.getState();

beforeEach(() => {
  dataSaver.choose(false);
  dataSaver.begin();
});

test('one tap saves data, and the next visit remembers', () => {
  const saveData = vi.spyOn(pictures, 'saveData');
  dataSaver.toggle();
  expect(state().on).toBe(true);
  expect(localStorage.getItem('lyceum.dataSaver')).not.toBeNull();
  dataSaver.begin();
  expect(saveData).toHaveBeenLastCalledWith(true);
  dataSaver.toggle();
  expect(saveData).toHaveBeenLastCalledWith(false);
  expect(localStorage.getItem('lyceum.dataSaver')).toBeNull();
});

test('a network that stays poor suggests it, once in a visit', () => {
  dataSaver.sawNetwork('poor', 1_000);
  dataSaver.sawNetwork('poor', 12_000);
  expect(state().suggested).toBe(false);
  dataSaver.sawNetwork('poor', 13_000);
  expect(state().suggested).toBe(true);
  dataSaver.declineSuggestion();
  dataSaver.sawNetwork('poor', 60_000);
  expect(state().suggested).toBe(false);
});

test('a network that is poor now and then suggests nothing', () => {
  for (let at = 0; at < 60_000; at += 5_000) {
    dataSaver.sawNetwork(at % 10_000 === 0 ? 'poor' : 'good', at);
  }
  expect(state().suggested).toBe(false);
});

test('who saves already is not asked', () => {
  dataSaver.choose(true);
  dataSaver.sawNetwork('poor', 0);
  dataSaver.sawNetwork('poor', 60_000);
  expect(state().suggested).toBe(false);
});
