import { publishDiagnostics } from '../media/diagnostics';
import { live } from './live';
import { useOwnMedia } from './ownMedia';
import { pictures } from './pictures';
import { useVisit } from './visit';

/** Puts the situation of the page into `window.__lyceum`. */
export function diagnose(): void {
  publishDiagnostics(
    () => {
      const { phase, link, classId, classroom, network, autoplayBlocked } = useVisit.getState();
      return {
        phase: phase.kind,
        media: link,
        webSocket: live.link?.isSignalingOpen ? 'open' : 'closed',
        classId,
        participantId: classroom?.you.id ?? null,
        sessionId: live.link?.sessionId ?? null,
        permissions: [...(classroom?.permissions ?? [])],
        sending: useOwnMedia.getState().sending,
        network,
        autoplayBlocked,
        slots: [...(classroom?.slots.values() ?? [])].map((view) => ({
          slot: view.slot,
          participantId: view.participantId,
          source: view.source,
          shown: view.shown,
          askedHeight: pictures.askedHeight(view.slot),
        })),
      };
    },
    async () => (await live.link?.connection?.statistics()) ?? [],
  );
}
