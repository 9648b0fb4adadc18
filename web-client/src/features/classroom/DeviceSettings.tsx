import { words } from '../../i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { DeviceChoices } from '../deviceCheck/DeviceChoices';
import styles from './DeviceSettings.module.css';

export default function DeviceSettings({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.classroom.devices}
      description={words.classroom.devicesDetail}
    >
      <div className={styles.choices}>
        <DeviceChoices />
      </div>
      <Button look="primary" onClick={onClose}>
        {words.app.close}
      </Button>
    </Dialog>
  );
}
