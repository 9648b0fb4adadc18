import { words } from '../../i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { DeviceChoices } from '../deviceCheck/DeviceChoices';

export default function DeviceSettings({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.classroom.devices}
      description={words.classroom.devicesDetail}
      body={<DeviceChoices />}
    >
      <Button look="primary" onClick={onClose}>
        {words.app.close}
      </Button>
    </Dialog>
  );
}
