import { useState } from 'react';
import { words } from '../../i18n';
import type { Problem } from '../../protocol/problem';
import type { LiveClass } from '../../protocol/rest.generated';
import { callOffClass } from '../../state/planning';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { ProblemMessage } from '../ProblemMessage';

interface CallOffProps {
  readonly liveClass: LiveClass;
  readonly onClose: () => void;
}

/** Whether a class that has not begun shall not take place. Loaded only for those who teach. */
export default function CallOff({ liveClass, onClose }: CallOffProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const callOff = async () => {
    if (busy) return;
    setBusy(true);
    const refused = await callOffClass(liveClass.id);
    setBusy(false);
    if (refused) setProblem(refused);
    else onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.callOff.title(liveClass.title)}
      description={words.callOff.detail}
      body={problem && <ProblemMessage problem={problem} />}
      testId="call-off-dialog"
    >
      <Button onClick={onClose}>{words.callOff.keep}</Button>
      <Button
        look="live"
        aria-disabled={busy}
        onClick={() => void callOff()}
        data-testid="call-off-confirm"
      >
        {words.callOff.confirm}
      </Button>
    </Dialog>
  );
}
