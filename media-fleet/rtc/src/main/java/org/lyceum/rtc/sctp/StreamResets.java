package org.lyceum.rtc.sctp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The sending side of closing channels: asks the peer to let the numbers of our streams begin
/// anew, and repeats until it answers (RFC 6525, sections 5.1 and 5.2.7; RFC 8831, section 6.7).
///
/// ```text
/// 13: | request number (32) | answered request (32) | our last TSN (32) | streams (16 each) |
/// ```
///
/// One request is under way at a time; a stream is asked for when all its messages have left.
/// Bounded: streams that wait are those of channels, and refused ones. Not thread-safe: owned by
/// its association.
final class StreamResets {
    static final int OUTGOING_REQUEST = 13;
    static final int MAX_REPEATS = 8;

    private static final int FIXED_BYTES = 12;

    /// The streams of one request; it fits a packet.
    private static final int MAX_STREAMS = 256;

    private final OutboundQueue queue;
    private final PacketWriter writer;
    private final int peerTag;
    private final BackoffTimer timer = new BackoffTimer(MAX_REPEATS);
    private final Set<Integer> wanted = new LinkedHashSet<>();
    private List<Integer> underWay = List.of();
    private int number;
    private int lastTsn;
    private int answeredRequest;

    StreamResets(Agreement agreement, AssociationParts parts) {
        this.queue = parts.queue();
        this.writer = parts.writer();
        this.peerTag = agreement.peerTag();
        this.number = agreement.localInitialTsn();
        this.answeredRequest = agreement.peerInitialTsn() - 1;
    }

    long deadlineNs() {
        return timer.deadlineNs();
    }

    /// The number of our request that is not answered yet; only meaningful while one is under way.
    boolean isUnderWay(int requestNumber) {
        return !underWay.isEmpty() && requestNumber == number;
    }

    // Inputs

    /// This stream is to begin anew, once its messages have left.
    void want(int stream) {
        if (!underWay.contains(stream)) {
            wanted.add(stream);
        }
    }

    /// Which request of the peer our next one answers.
    void answers(int requestNumber) {
        answeredRequest = requestNumber;
    }

    /// Asks for what may be asked for now.
    void flush(int lastAssignedTsn, long nowNs, SctpAssociation.Sink sink) {
        if (!underWay.isEmpty() || wanted.isEmpty()) {
            return;
        }
        List<Integer> ready = new ArrayList<>();
        for (int stream : wanted) {
            if (ready.size() < MAX_STREAMS && !queue.hasMessagesFor(stream)) {
                ready.add(stream);
            }
        }
        if (ready.isEmpty()) {
            return;
        }
        ready.forEach(wanted::remove);
        underWay = ready;
        lastTsn = lastAssignedTsn;
        timer.start(nowNs, RetransmissionTimeout.INITIAL_NS);
        send(sink);
    }

    /// The peer's answer to the request under way: gives the streams that begin anew.
    List<Integer> answered(int result, long nowNs) {
        if (result == ResetResult.IN_PROGRESS) {
            number++; // asked again under a new number, when the timer expires
            timer.start(nowNs, RetransmissionTimeout.INITIAL_NS);
            return List.of();
        }
        List<Integer> done = underWay;
        done.forEach(queue::restartNumbers);
        underWay = List.of();
        number++;
        timer.stop();
        return done;
    }

    /// False when the peer never answered.
    boolean handleTimeout(long nowNs, SctpAssociation.Sink sink) {
        if (!timer.isDue(nowNs)) {
            return true;
        }
        if (!timer.again(nowNs)) {
            return false;
        }
        send(sink);
        return true;
    }

    private void send(SctpAssociation.Sink sink) {
        int length = TlvReader.HEADER_BYTES + FIXED_BYTES + 2 * underWay.size();
        int offset = writer.begin(peerTag).chunk(ChunkType.RE_CONFIG, 0, length);
        byte[] bytes = writer.bytes();
        BigEndian.put16(bytes, offset, OUTGOING_REQUEST);
        BigEndian.put16(bytes, offset + 2, length);
        BigEndian.put32(bytes, offset + 4, number);
        BigEndian.put32(bytes, offset + 8, answeredRequest);
        BigEndian.put32(bytes, offset + 12, lastTsn);
        int entry = offset + TlvReader.HEADER_BYTES + FIXED_BYTES;
        for (int stream : underWay) {
            BigEndian.put16(bytes, entry, stream);
            entry += 2;
        }
        writer.send(sink);
    }
}
