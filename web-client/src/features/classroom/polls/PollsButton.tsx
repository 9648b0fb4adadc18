import { ListChecks } from 'lucide-react';
import { words } from '../../../i18n';
import type { Classroom } from '../../../state/classroom';
import { doerOf } from '../../../state/obedience';
import { panel, usePanel } from '../../../state/panel';
import { answersPolls, usePolls } from '../../../state/polls';
import { ControlButton } from '../ControlButton';

/** Opens the polls; counts those that wait for this person's answer. */
export function PollsButton({ classroom }: { classroom: Classroom }) {
  const open = usePanel((shown) => shown.open === 'polls');
  const waiting = usePolls(
    ({ polls }) => polls.filter((poll) => poll.state === 'open' && !poll.yourAnswer).length,
  );
  const count = answersPolls(doerOf(classroom)) ? waiting : 0;
  return (
    <ControlButton
      icon={ListChecks}
      label={words.polls.button}
      pressed={open}
      count={count}
      countLabel={words.polls.openCount(count)}
      onClick={() => panel.toggle('polls')}
      testId="polls"
    />
  );
}
