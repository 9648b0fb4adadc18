import type { ClassEvent, Permission } from '../protocol/generated';
import { type Classroom, reduce } from './classroom';
import { notify } from './notices';
import { ownMedia, useOwnMedia } from './ownMedia';
import { pictures } from './pictures';
import { rosterWatch } from './rosterWatch';
import { useVisit } from './visit';

/** Takes in an event of the class: first what the page knows, then what follows from it outside. */
export function heard(event: ClassEvent): void {
  const before = useVisit.getState().classroom;
  const after = reduce(before, event);
  useVisit.setState({ classroom: after });
  if (before && after) yieldScreen(before, after);
  switch (event.type) {
    case 'welcome':
      ownMedia.reassert();
      tellOffStage(before, event.permissions);
      void ownMedia.permit(new Set(event.permissions));
      pictures.reassert();
      for (const { slot } of event.slots) pictures.awaitFrame(slot);
      return rosterWatch.reassert();
    case 'slotAssigned':
      return pictures.awaitFrame(event.assignment.slot);
    case 'permissionsChanged':
      tellOffStage(before, event.permissions);
      return void ownMedia.permit(new Set(event.permissions));
    case 'invitationAnswered':
      if (!event.accepted) notify('declined', { name: nameOf(event.participantId) });
      return;
    default:
      return;
  }
}

/** Also after a new connection, whose room may have forgotten who was on stage. */
function tellOffStage(before: Classroom | null, now: readonly Permission[]): void {
  if (before?.permissions.has('mediaAudio') && !now.includes('mediaAudio')) notify('offStage');
}

/** One screen at a time: whose is replaced hears so, and stops sending it. */
function yieldScreen(before: Classroom, after: Classroom): void {
  const mine = before.screenId === before.you.id;
  const theirs = after.onStage.find(({ id }) => id === after.screenId && id !== after.you.id);
  if (!mine || !theirs || useOwnMedia.getState().sending.screen !== 'on') return;
  ownMedia.stopScreen();
  notify('shareOver', { name: theirs.name });
}

function nameOf(id: string): string {
  const rows = useVisit.getState().classroom?.roster?.rows;
  return rows?.find((row) => row.id === id)?.name ?? '';
}
