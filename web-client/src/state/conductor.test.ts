import { afterEach, expect, test, vi } from 'vitest';
import { conductor } from './conductor';
import { useVisit } from './visit';

afterEach(() => {
  conductor.shut();
  vi.unstubAllGlobals();
});

const json = (value: object) => new Response(JSON.stringify(value));

function serve(state: string) {
  for (const name of ['RTCPeerConnection', 'CompressionStream', 'DecompressionStream']) {
    vi.stubGlobal(name, class {});
  }
  vi.stubGlobal('fetch', async () => json({ id: 'c-1', title: 'Chemistry', state, teachers: [] }));
}

test('a browser without WebRTC learns so at the door, before it asks for anything', async () => {
  serve('live');
  const fetch = vi.fn();
  vi.stubGlobal('fetch', fetch);
  vi.stubGlobal('RTCPeerConnection', undefined);
  await conductor.open('c-1');
  expect(useVisit.getState().phase).toMatchObject({
    kind: 'failed',
    problem: { code: 'browser-too-old', detail: 'RTCPeerConnection' },
  });
  expect(fetch).not.toHaveBeenCalled();
});

test.each([
  ['scheduled', { kind: 'entrance', problem: null }],
  ['live', { kind: 'entrance', problem: null }],
  ['ended', { kind: 'failed', problem: { code: 'class-ended' } }],
])('the door of a class that is %s', async (state, phase) => {
  serve(state);
  await conductor.open('c-1');
  expect(useVisit.getState().phase).toMatchObject(phase);
});

test('an answer about a class that is no longer asked for changes nothing', async () => {
  serve('live');
  const first = conductor.open('c-1');
  conductor.shut();
  await first;
  expect(useVisit.getState()).toMatchObject({ classId: null, phase: { kind: 'loading' } });
});
