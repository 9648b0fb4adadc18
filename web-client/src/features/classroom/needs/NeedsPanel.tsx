import { Coffee, MessageCircleQuestion } from 'lucide-react';
import { words } from '../../../i18n';
import type { Classroom } from '../../../state/classroom';
import { useHands } from '../../../state/hands';
import { useLobby } from '../../../state/lobby';
import { panel } from '../../../state/panel';
import { useQuestions } from '../../../state/questions';
import { Button } from '../../../ui/Button';
import { Message } from '../../../ui/Message';
import { HandQueue } from '../hands/HandQueue';
import { LobbySection } from '../people/LobbySection';
import { SidePanel } from '../SidePanel';
import styles from './NeedsPanel.module.css';

interface NeedsPanelProps {
  readonly classroom: Classroom;
  readonly onClose: () => void;
}

/** What needs whoever leads the class, in one calm column. */
export default function NeedsPanel({ classroom, onClose }: NeedsPanelProps) {
  const { logDelayed } = classroom;
  const openQuestions = useQuestions(({ open }) => open);
  const hands = useHands(({ count }) => count);
  const waiting = useLobby(({ people }) => people.length);
  const calm = hands + waiting + openQuestions === 0 && !logDelayed;
  return (
    <SidePanel title={words.needs.title} onClose={onClose} testId="needs-panel">
      <div className={styles.column}>
        {logDelayed && (
          <Message kind="info" title={words.needs.delayed} testId="log-delayed">
            {words.needs.delayedDetail}
          </Message>
        )}
        <LobbySection />
        {hands > 0 && <HandQueue classroom={classroom} />}
        {openQuestions > 0 && (
          <section className={styles.questions} aria-labelledby="questions-title">
            <MessageCircleQuestion size={20} strokeWidth={1.75} aria-hidden />
            <h3 id="questions-title">{words.needs.openQuestions(openQuestions)}</h3>
            <Button
              size="small"
              onClick={() => panel.show('questions')}
              data-testid="show-questions"
            >
              {words.needs.showQuestions}
            </Button>
          </section>
        )}
        {calm && (
          <div className={styles.calm} data-testid="needs-nothing">
            <Coffee size={28} strokeWidth={1.75} aria-hidden />
            <p>{words.needs.calm}</p>
            <p>{words.needs.calmDetail}</p>
          </div>
        )}
      </div>
    </SidePanel>
  );
}
