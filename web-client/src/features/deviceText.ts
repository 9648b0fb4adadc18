import { words } from '../i18n';
import type { DeviceNotice } from '../state/ownMedia';

const NAMES = {
  microphone: words.devices.microphone,
  camera: words.devices.camera,
  screen: words.devices.screen,
  speaker: words.devices.speaker,
} as const;

/** One sentence with its remedy for a device that does not do its work. */
export function deviceText({ device, trouble, name = '' }: DeviceNotice): string {
  return words.devices.trouble[trouble](NAMES[device].toLocaleLowerCase(), name);
}
