import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ClassEvent, Participant, Permission } from '../protocol/generated';
import { EMPTY_ROOM } from './browserStandIn';
import { heard } from './classEvents';
import { ownMedia, useOwnMedia } from './ownMedia';
import { NO_VISIT, useVisit } from './visit';

const SENDING = { microphone: 'on', camera: 'off', screen: 'on' } as const;
const person = (id: string): Participant => ({
  id,
  name: `The ${id}`,
  role: 'teacher',
  onStage: true,
  handRaised: false,
  sending: SENDING,
});
const onStage = [person('you'), person('other')];

const event = (body: object) => ({ v: 1, seq: 1, at: '', ...body }) as ClassEvent;
const welcome = (
  screenId: string | null,
  permissions: Permission[] = ['mediaAudio', 'mediaScreen'],
) =>
  event({
    type: 'welcome',
    classId: 'c-1',
    title: 'Chemistry',
    liveSince: '',
    you: person('you'),
    permissions,
    count: 2,
    stageId: 'you',
    screenId,
    onStage,
    slots: [],
    logSeq: 1,
    room: EMPTY_ROOM,
  });
const stage = (screenId: string | null) =>
  event({ type: 'stageChanged', stageId: 'you', screenId, onStage });
const notice = () => useVisit.getState().notice;

beforeEach(() => {
  useVisit.setState(NO_VISIT);
  useOwnMedia.setState({ sending: SENDING });
});

afterEach(() => {
  ownMedia.release();
  vi.restoreAllMocks();
});

test('whose screen is replaced hears so, and stops sending it', () => {
  heard(welcome(null));
  heard(stage('you'));
  heard(stage('other'));
  expect(notice()).toMatchObject({ kind: 'shareOver', name: 'The other' });
  expect(useOwnMedia.getState().sending.screen).toBe('off');
});

test('whose screen was taken over while the connection was lost hears so after it', () => {
  heard(welcome('you'));
  heard(welcome('other'));
  expect(notice()).toMatchObject({ kind: 'shareOver' });
  expect(useOwnMedia.getState().sending.screen).toBe('off');
});

test('a screen goes on after a new connection whose room has forgotten it', () => {
  heard(welcome('you'));
  heard(welcome(null));
  expect(notice()).toBeNull();
  expect(useOwnMedia.getState().sending.screen).toBe('on');
});

test('a share that replaces another is not taken for the one that is replaced', () => {
  heard(welcome('other'));
  heard(stage('you'));
  expect(notice()).toBeNull();
  expect(useOwnMedia.getState().sending.screen).toBe('on');
});

test('whoever is on stage no longer after a new connection is told', () => {
  heard(welcome(null));
  heard(welcome(null, ['rosterView']));
  expect(notice()).toMatchObject({ kind: 'offStage' });
  expect(useOwnMedia.getState().sending).toEqual({
    microphone: 'off',
    camera: 'off',
    screen: 'off',
  });
});
