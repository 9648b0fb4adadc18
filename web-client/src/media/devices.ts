import { counters } from './diagnostics';

/** Why a device cannot be used, as far as a browser says. */
export type DeviceTrouble = 'denied' | 'missing' | 'busy' | 'unsupported' | 'dismissed' | 'unknown';

export type Captured =
  | { readonly ok: true; readonly stream: MediaStream }
  | { readonly ok: false; readonly trouble: DeviceTrouble };

export interface DeviceChoice {
  readonly microphoneId?: string | undefined;
  readonly cameraId?: string | undefined;
}

interface DeviceName {
  readonly id: string;
  readonly label: string;
}

export interface DeviceList {
  readonly microphones: readonly DeviceName[];
  readonly cameras: readonly DeviceName[];
  readonly speakers: readonly DeviceName[];
}

function microphoneConstraints(id?: string): MediaTrackConstraints {
  return {
    ...(id ? { deviceId: { ideal: id } } : {}),
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
  };
}

function cameraConstraints(id?: string): MediaTrackConstraints {
  return {
    ...(id ? { deviceId: { ideal: id } } : {}),
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: { ideal: 30, max: 30 },
  };
}

/** Asks for the devices. The only caller of `getUserMedia`: nobody else shows a prompt. */
export async function capture(
  kinds: { microphone: boolean; camera: boolean },
  choice: DeviceChoice = {},
): Promise<Captured> {
  if (!navigator.mediaDevices?.getUserMedia) return { ok: false, trouble: 'unsupported' };
  counters.getUserMedia++;
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: kinds.microphone ? microphoneConstraints(choice.microphoneId) : false,
      video: kinds.camera ? cameraConstraints(choice.cameraId) : false,
    });
    return { ok: true, stream };
  } catch (error) {
    return { ok: false, trouble: troubleOf(error) };
  }
}

/** Asks for a screen or a window, with its sound where the browser can. */
export async function captureScreen(): Promise<Captured> {
  if (!navigator.mediaDevices?.getDisplayMedia) return { ok: false, trouble: 'unsupported' };
  counters.getDisplayMedia++;
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({
      video: { frameRate: { ideal: 30, max: 60 } },
      audio: true,
    });
    for (const track of stream.getVideoTracks()) track.contentHint = 'detail';
    return { ok: true, stream };
  } catch (error) {
    const trouble = troubleOf(error);
    return { ok: false, trouble: trouble === 'denied' ? 'dismissed' : trouble };
  }
}

export function canShareScreen(): boolean {
  return typeof navigator.mediaDevices?.getDisplayMedia === 'function';
}

/** Names of the `DOMException`s in Media Capture and Streams, section 10.2. */
export function troubleOf(error: unknown): DeviceTrouble {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    case 'TypeError':
      return 'unsupported';
    default:
      return 'unknown';
  }
}

export async function listDevices(): Promise<DeviceList> {
  const all = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
  const named = (kind: MediaDeviceKind) =>
    all
      .filter((device) => device.kind === kind && device.deviceId !== '')
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  return {
    microphones: named('audioinput'),
    cameras: named('videoinput'),
    speakers: named('audiooutput'),
  };
}
