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
const milliseconds = (seconds: unknown): number => number(seconds) * 1_000;

/** Reads a path from `RTCStatsReport`, with what Firefox lacks taken from its neighbours. */
export function pathSampleOf(reports: Reports): PathSample {
  let transport: number | undefined;
  let pair: number | undefined;
  const path = { roundTripMs: 0, sendingLoss: 0 };
  const streams = { received: 0, lost: 0, frozenSeconds: 0, jitterMs: 0 };
  reports.forEach((report) => {
    if (report.type === 'transport' && report.packetsReceived !== undefined) {
      transport = (transport ?? 0) + number(report.packetsReceived);
    } else if (report.type === 'candidate-pair' && report.nominated) {
      pair = (pair ?? 0) + number(report.bytesReceived);
      path.roundTripMs = milliseconds(report.currentRoundTripTime) || path.roundTripMs;
    } else if (report.type === 'remote-inbound-rtp') {
      path.sendingLoss = Math.max(path.sendingLoss, number(report.fractionLost));
      path.roundTripMs ||= milliseconds(report.roundTripTime);
    } else if (report.type === 'inbound-rtp') {
      streams.received += number(report.packetsReceived);
      streams.lost += number(report.packetsLost);
      streams.frozenSeconds += number(report.totalFreezesDuration);
      if (report.kind === 'audio') {
        streams.jitterMs = Math.max(streams.jitterMs, milliseconds(report.jitter));
      }
    }
  });
  return { packets: transport ?? pair ?? streams.received, ...path, ...streams };
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
