import { Hand } from 'lucide-react';
import { useState } from 'react';
import { words } from '../../../i18n';
import type { Classroom } from '../../../state/classroom';
import { handActs } from '../../../state/handActs';
import { useHands } from '../../../state/hands';
import { ControlButton } from '../ControlButton';
import { useHindrance, whySentence } from '../why';

/** Raises the own hand, and lowers it again. A hand that is up can be lowered under a lock too. */
export function HandButton({ classroom }: { classroom: Classroom }) {
  const raised = useHands((hands) => hands.raised);
  const [busy, setBusy] = useState(false);
  const hindrance = useHindrance(classroom, 'handRaise');
  const press = async () => {
    if (busy) return;
    setBusy(true);
    await handActs.toggle();
    setBusy(false);
  };
  const { raising, lower, raise, up, short } = words.hands;
  return (
    <ControlButton
      icon={Hand}
      label={busy && !raised ? raising : raised ? lower : raise}
      short={raised ? up : short}
      pressed={raised}
      onClick={() => void press()}
      why={raised ? null : whySentence(hindrance, 'handRaise')}
      shortcut="R"
      testId="hand"
    />
  );
}
