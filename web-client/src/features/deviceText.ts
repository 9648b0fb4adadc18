import { words } from '../i18n';
import type { DeviceNotice } from '../state/ownMedia';

/** One sentence with its remedy for a device that does not do its work. */
export function deviceText({ device, trouble, name = '' }: DeviceNotice): string {
  return words.devices.trouble[trouble](device, name);
}
