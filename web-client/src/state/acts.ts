import type { ActBody, ActOutcome, Refusal } from '../media/classChannel';
import { withAsked } from './classroom';
import { live } from './live';
import { notify } from './notices';
import { ownMedia } from './ownMedia';
import { useVisit } from './visit';

const get = useVisit.getState;
const set = useVisit.setState;

/** What a person does in a class, as far as the room has to agree. */
export const acts = {
  async bringOnStage(id: string): Promise<void> {
    asked(id, true);
    if (!(await act({ type: 'inviteToStage', participantId: id }))) asked(id, false);
  },

  /** Takes somebody off the stage, or an invitation back; null is oneself. */
  async takeOffStage(id: string | null): Promise<void> {
    if (id === null) stopSending();
    else asked(id, false);
    await act({ type: 'leaveStage', participantId: id });
  },

  /** A yes asks for the devices first: who says yes can be heard. */
  async answerInvitation(answer: 'withCamera' | 'voiceOnly' | 'no'): Promise<void> {
    const accepted = answer !== 'no';
    if (accepted) {
      const ready =
        answer === 'withCamera' ? await ownMedia.startBoth() : await ownMedia.startMicrophone();
      if (!ready || get().classroom?.invitedBy === null) return stopSending();
    }
    const { classroom } = get();
    if (classroom) set({ classroom: { ...classroom, invitedBy: null } });
    const agreed = await act({ type: 'answerInvitation', accepted });
    if (accepted && !agreed) stopSending();
  },

  endClass: (): Promise<boolean> => act({ type: 'endClass' }),
};

/** Whether the room did it; a refusal is told to the person. */
export async function act(body: ActBody): Promise<boolean> {
  const outcome = await attempt(body);
  if (outcome.kind === 'refused') notify('refused', { code: outcome.refusal.code });
  return outcome.kind === 'done';
}

/** What became of an act, for who says so at a place of its own. The id makes it the same act. */
export function attempt(body: ActBody, id?: string): Promise<ActOutcome> {
  return live.link?.act(body, id) ?? Promise.resolve({ kind: 'dropped' });
}

/** Why something was refused, and when, as `Date.now()`, it may be tried again. */
export interface Refused {
  readonly code: string;
  readonly againAtMs: number | null;
}

export function refusedNow({ code, retryAfterMs }: Refusal): Refused {
  return { code, againAtMs: retryAfterMs === null ? null : Date.now() + retryAfterMs };
}

function asked(id: string, isAsked: boolean): void {
  const { classroom } = get();
  if (classroom) set({ classroom: withAsked(classroom, id, isAsked) });
}

function stopSending(): void {
  ownMedia.stopMicrophone();
  ownMedia.stopCamera();
}
