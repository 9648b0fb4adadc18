import type { SlotName } from '../protocol/generated';
import type { SlotStatistics } from './diagnostics';
import type { NetworkSample } from './network';

/** What the statistics of a connection say about its path. */
export interface PathSample extends NetworkSample {
  /** Packets of any kind that came in; only its growth means something. */
  readonly packets: number;
}

type Report = Record<string, unknown> & { type: string; id: string };

interface Reports {
  forEach(visit: (report: Report) => void): void;
}

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Reads a path from `RTCStatsReport`, with what Firefox lacks taken from its neighbours. */
export function pathSampleOf(reports: Reports): PathSample {
  let transport: number | undefined;
  let pair: number | undefined;
  let roundTripMs = 0;
  let received = 0;
  let lost = 0;
  reports.forEach((report) => {
    if (report.type === 'transport' && report.packetsReceived !== undefined) {
      transport = (transport ?? 0) + number(report.packetsReceived);
    } else if (report.type === 'candidate-pair' && report.nominated) {
      pair = (pair ?? 0) + number(report.bytesReceived);
      if (number(report.currentRoundTripTime) > 0) {
        roundTripMs = number(report.currentRoundTripTime) * 1000;
      }
    } else if (report.type === 'inbound-rtp') {
      received += number(report.packetsReceived);
      lost += number(report.packetsLost);
    }
  });
  return { packets: transport ?? pair ?? received, roundTripMs, received, lost };
}

/** One row for each stream of a slot: what went through it so far. */
export function slotStatisticsOf(
  reports: Reports,
  slotOfMid: ReadonlyMap<string, SlotName>,
): SlotStatistics[] {
  const rows: SlotStatistics[] = [];
  reports.forEach((report) => {
    const slot = slotOfMid.get(String(report.mid));
    if (slot === undefined) return;
    if (report.type === 'inbound-rtp') {
      rows.push({
        slot,
        direction: 'receiving',
        packets: number(report.packetsReceived),
        bytes: number(report.bytesReceived),
        frames: number(report.framesDecoded),
        height: number(report.frameHeight),
      });
    } else if (report.type === 'outbound-rtp') {
      rows.push({
        slot,
        direction: 'sending',
        packets: number(report.packetsSent),
        bytes: number(report.bytesSent),
        frames: number(report.framesEncoded),
        height: number(report.frameHeight),
        ...(typeof report.rid === 'string' ? { rid: report.rid } : {}),
      });
    }
  });
  return rows;
}
