import * as Menu from '@radix-ui/react-dropdown-menu';
import { DoorClosed, LogOut } from 'lucide-react';
import { useState } from 'react';
import { words } from '../../i18n';
import { acts } from '../../state/acts';
import type { Classroom } from '../../state/classroom';
import { conductor } from '../../state/conductor';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import { Dialog } from '../../ui/Dialog';
import menuStyles from '../../ui/Menu.module.css';
import styles from './ControlBar.module.css';
import { LeaveFace } from './LeaveFace';

/** Whoever may end the class is asked which of the two they mean: leave, or end. */
export default function LeaveOrEnd({ classroom }: { classroom: Classroom }) {
  const [ending, setEnding] = useState(false);
  const look = classes(styles.control, styles.leave);
  return (
    <>
      <Menu.Root modal={false}>
        <Menu.Trigger className={look} data-testid="leave">
          <LeaveFace />
        </Menu.Trigger>
        <Menu.Content className={menuStyles.menu} align="end" sideOffset={8} side="top">
          <Menu.Item
            className={menuStyles.item}
            onSelect={() => conductor.leave()}
            data-testid="leave-only"
          >
            <LogOut size={20} strokeWidth={1.75} aria-hidden />
            {words.classroom.leaveOnly}
          </Menu.Item>
          <Menu.Item
            className={classes(menuStyles.item, menuStyles.danger)}
            onSelect={() => setEnding(true)}
            data-testid="end-class"
          >
            <DoorClosed size={20} strokeWidth={1.75} aria-hidden />
            {words.classroom.end}
          </Menu.Item>
        </Menu.Content>
      </Menu.Root>
      <EndDialog open={ending} count={classroom.count} onClose={() => setEnding(false)} />
    </>
  );
}

interface EndDialogProps {
  readonly open: boolean;
  readonly count: number;
  readonly onClose: () => void;
}

function EndDialog({ open, count, onClose }: EndDialogProps) {
  const [busy, setBusy] = useState(false);
  const end = async () => {
    setBusy(true);
    await acts.endClass();
    setBusy(false);
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={words.classroom.endTitle}
      description={words.classroom.endDetail(count)}
      testId="end-dialog"
    >
      <Button onClick={onClose}>{words.app.cancel}</Button>
      <Button look="live" disabled={busy} onClick={() => void end()} data-testid="end-confirm">
        {words.classroom.endConfirm}
      </Button>
    </Dialog>
  );
}
