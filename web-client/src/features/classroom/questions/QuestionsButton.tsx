import { MessageCircleQuestion } from 'lucide-react';
import { words } from '../../../i18n';
import { panel, usePanel } from '../../../state/panel';
import { useQuestions } from '../../../state/questions';
import { ControlButton } from '../ControlButton';

/** Opens the questions, and says how many are not answered. */
export function QuestionsButton() {
  const count = useQuestions(({ open }) => open);
  const open = usePanel((shown) => shown.open === 'questions');
  return (
    <ControlButton
      icon={MessageCircleQuestion}
      label={words.questions.title}
      pressed={open}
      count={count}
      countLabel={words.questions.open(count)}
      onClick={() => panel.toggle('questions')}
      shortcut="Q"
      testId="questions"
    />
  );
}
