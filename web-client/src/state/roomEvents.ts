import type { ClassEvent, LogEntry } from '../protocol/generated';
import type { Classroom } from './classroom';
import {
  handPlaced,
  handsCounted,
  handsHappened,
  handsWatch,
  handsWelcomed,
  handsWindowed,
  useHands,
} from './hands';
import { lobbyActions } from './lobby';
import { hideRoster, obeyMute, obeyRules } from './obedience';
import { panel } from './panel';
import {
  NO_POLLS,
  pollsHappened,
  pollsWelcomed,
  pollTallied,
  unansweredRead,
  usePolls,
} from './polls';
import { reactionsSeen } from './reactions';
import { mutedByTeacher, NO_RULES, rulesHappened, rulesWelcomed, useRules } from './rules';

/** Hands each event about hands, polls, reactions and rules to its store, but for the log's. */
export function heardInRoom(event: ClassEvent, classroom: Classroom): void {
  switch (event.type) {
    case 'welcome':
      useHands.setState((hands) => handsWelcomed(hands, event.room));
      usePolls.setState((polls) => pollsWelcomed(polls, event.room));
      useRules.setState((rules) => rulesWelcomed(rules, event.room));
      handsWatch.reassert();
      hideRoster(classroom);
      return obeyRules(classroom);
    case 'permissionsChanged':
      return hideRoster(classroom);
    case 'handCount':
      return useHands.setState((hands) => handsCounted(hands, event));
    case 'handPosition':
      return useHands.setState((hands) => handPlaced(hands, event));
    case 'handWindow':
      return useHands.setState((hands) => handsWindowed(hands, event));
    case 'pollTallied':
      return usePolls.setState((polls) => pollTallied(polls, event));
    case 'unansweredRead':
      return usePolls.setState((polls) => unansweredRead(polls, event));
    case 'reactions':
      return reactionsSeen.came(event);
    case 'mutedByTeacher':
      obeyMute();
      return useRules.setState((rules) => mutedByTeacher(rules, event));
    default:
      return;
  }
}

/** An entry of the log, in its turn: `classLog` has put those that were missed before it. */
export function roomHappened(entry: LogEntry, classroom: Classroom): void {
  const { id } = classroom.you;
  useHands.setState((hands) => handsHappened(hands, entry, id));
  usePolls.setState((polls) => pollsHappened(polls, entry, id));
  useRules.setState((rules) => rulesHappened(rules, entry));
  if (entry.event.type !== 'rulesSet') return;
  hideRoster(classroom);
  obeyRules(classroom);
}

/** Nothing of one class is known in the next. */
export function forgetRoom(): void {
  handsWatch.forget();
  reactionsSeen.forget();
  lobbyActions.forget();
  panel.close();
  usePolls.setState(NO_POLLS);
  useRules.setState(NO_RULES);
}
