import type { ClassEvent } from '../protocol/generated';
import { reduce } from './classroom';
import { notify } from './notices';
import { ownMedia } from './ownMedia';
import { pictures } from './pictures';
import { rosterWatch } from './rosterWatch';
import { useVisit } from './visit';

/** Takes in an event of the class: first what the page knows, then what follows from it outside. */
export function heard(event: ClassEvent): void {
  const before = useVisit.getState().classroom;
  useVisit.setState({ classroom: reduce(before, event) });
  switch (event.type) {
    case 'welcome':
      ownMedia.reassert();
      void ownMedia.permit(new Set(event.permissions));
      pictures.reassert();
      for (const { slot } of event.slots) pictures.awaitFrame(slot);
      return rosterWatch.reassert();
    case 'slotAssigned':
      return pictures.awaitFrame(event.assignment.slot);
    case 'permissionsChanged':
      if (before?.permissions.has('mediaAudio') && !event.permissions.includes('mediaAudio')) {
        notify('offStage');
      }
      return void ownMedia.permit(new Set(event.permissions));
    case 'invitationAnswered':
      if (!event.accepted) notify('declined', { name: nameOf(event.participantId) });
      return;
    default:
      return;
  }
}

function nameOf(id: string): string {
  const rows = useVisit.getState().classroom?.roster?.rows;
  return rows?.find((row) => row.id === id)?.name ?? '';
}
