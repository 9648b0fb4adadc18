import { SmilePlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { words } from '../../../i18n';
import type { Classroom } from '../../../state/classroom';
import { ControlButton } from '../ControlButton';
import { useHindrance, whySentence } from '../why';

const load = () => import('./ReactMenu');
const ReactMenu = lazy(load);

/** Opens the reactions; their menu is loaded with the first wish for it. */
export function ReactButton({ classroom }: { classroom: Classroom }) {
  const [wanted, setWanted] = useState(false);
  const hindrance = useHindrance(classroom, 'reactionSend');
  const button = (
    <ControlButton
      icon={SmilePlus}
      label={words.reactions.button}
      onClick={() => setWanted(true)}
      why={whySentence(hindrance, 'reactionSend')}
      testId="react"
    />
  );
  if (!wanted || hindrance) return button;
  return (
    <Suspense fallback={button}>
      <ReactMenu />
    </Suspense>
  );
}
