package org.lyceum.rtc.rtcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/// A visitor that writes down what it is told, a line each.
final class RecordingVisitor implements RtcpVisitor {
    final List<String> told = new ArrayList<>();

    @Override
    public void senderReport(long ssrc, byte[] packet, int offset) {
        told.add(
                "SR %x ntp %x rtp %d packets %d octets %d"
                        .formatted(
                                ssrc,
                                SenderReport.ntpTime(packet, offset),
                                SenderReport.rtpTimestamp(packet, offset),
                                SenderReport.packetCount(packet, offset),
                                SenderReport.octetCount(packet, offset)));
    }

    @Override
    public void reportBlock(long reporterSsrc, byte[] packet, int offset) {
        told.add(
                "block of %x by %x fraction %d lost %d highest %d jitter %d lsr %x dlsr %d"
                        .formatted(
                                ReportBlock.ssrc(packet, offset),
                                reporterSsrc,
                                ReportBlock.fractionLost(packet, offset),
                                ReportBlock.cumulativeLost(packet, offset),
                                ReportBlock.extendedHighestSequenceNumber(packet, offset),
                                ReportBlock.jitter(packet, offset),
                                ReportBlock.lastSenderReport(packet, offset),
                                ReportBlock.delaySinceLastSenderReport(packet, offset)));
    }

    @Override
    public void cname(long ssrc, byte[] packet, int offset, int length) {
        told.add("cname %x %s".formatted(ssrc, new String(packet, offset, length, UTF_8)));
    }

    @Override
    public void bye(long ssrc) {
        told.add("bye %x".formatted(ssrc));
    }

    @Override
    public void nack(long mediaSsrc, int sequenceNumber) {
        told.add("nack %x %d".formatted(mediaSsrc, sequenceNumber));
    }

    @Override
    public void pictureLoss(long mediaSsrc) {
        told.add("pli %x".formatted(mediaSsrc));
    }

    @Override
    public void fullIntraRequest(long mediaSsrc, int commandNumber) {
        told.add("fir %x %d".formatted(mediaSsrc, commandNumber));
    }

    @Override
    public void receiverEstimate(long bitrateBps) {
        told.add("remb " + bitrateBps);
    }

    @Override
    public void transportFeedback(byte[] packet, int offset, int length) {
        told.add(
                "transport-cc base %d statuses %d"
                        .formatted(
                                TransportFeedback.baseSequenceNumber(packet, offset),
                                TransportFeedback.statusCount(packet, offset)));
    }
}
