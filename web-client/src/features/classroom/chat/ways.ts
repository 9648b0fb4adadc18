import type { Audience } from '../../../protocol/generated';
import { type ChatDraft, useChatDraft } from '../../../state/chatDraft';
import type { Classroom } from '../../../state/classroom';
import { type Hindrance, leads } from '../../../state/rules';
import { useHindrance } from '../why';

/** To whom somebody may write now. */
export interface Ways {
  readonly audiences: readonly Audience[];
  /** The one that is chosen, or the first that is left where the chosen one is closed. */
  readonly audience: Audience;
  readonly to: ChatDraft['to'];
  readonly leading: boolean;
  /** Why they may not write to everybody. */
  readonly hindrance: Hindrance | null;
}

export function useWays(classroom: Classroom): Ways {
  const { audience: wished, to } = useChatDraft();
  const hindrance = useHindrance(classroom, 'chatWrite');
  const mayPrivately = useHindrance(classroom, 'chatPrivate') === null;
  const leading = leads(classroom.you.role);
  const audiences: Audience[] = [];
  if (hindrance === null) audiences.push('everyone');
  if (hindrance === null && leading) audiences.push('announcement');
  if (mayPrivately) audiences.push('teachers');
  const audience = audiences.includes(wished) ? wished : (audiences[0] ?? 'everyone');
  return { audiences, audience, to, leading, hindrance };
}
