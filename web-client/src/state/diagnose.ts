import { publishDiagnostics } from '../media/diagnostics';
import { conductor } from './conductor';
import { useOwnMedia } from './ownMedia';
import { useVisit } from './visit';

/** Puts the situation of the page into `window.__lyceum`. */
export function diagnose(): void {
  publishDiagnostics(() => {
    const { phase, link, classId, classroom, network, autoplayBlocked } = useVisit.getState();
    return {
      phase: phase.kind,
      media: link,
      webSocket: conductor.isSignalingOpen ? 'open' : 'closed',
      classId,
      participantId: classroom?.you.id ?? null,
      sessionId: conductor.sessionId,
      permissions: [...(classroom?.permissions ?? [])],
      sending: useOwnMedia.getState().sending,
      network,
      autoplayBlocked,
      slots: [...(classroom?.slots.values() ?? [])].map((view) => ({
        slot: view.slot,
        participantId: view.participantId,
        source: view.source,
        shown: view.shown,
        askedHeight: conductor.askedHeight(view.slot),
      })),
    };
  }, conductor.statistics);
}
