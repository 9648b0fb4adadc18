package org.lyceum.rtc.bandwidth;

import java.util.Arrays;
import org.lyceum.rtc.rtcp.TransportFeedbackWriter;
import org.lyceum.rtc.rtp.SequenceUnwrapper;

/// The arrivals of transport-wide sequence numbers, and the feedback about them
/// (draft-holmer-rmcat-transport-wide-cc-extensions-01).
///
/// Feedback is due 100 ms after the first arrival that it tells. A late packet is told with all
/// that came after it, again, as libwebrtc does. Bounded: the newest `CAPACITY` numbers. Not
/// thread-safe: owned by its peer's event loop.
public final class TransportFeedbackRecorder {
    public static final int CAPACITY = 1_024;
    public static final long INTERVAL_NS = 100_000_000L;

    private static final long MISSING = Long.MIN_VALUE;

    private final SequenceUnwrapper sequence = new SequenceUnwrapper();
    private final TransportFeedbackWriter writer = new TransportFeedbackWriter();
    private final long[] arrivalsNs = new long[CAPACITY];
    private long first;
    private long nextToTell;
    private long dueNs = Long.MAX_VALUE;
    private int feedbackCount;

    public TransportFeedbackRecorder() {
        Arrays.fill(arrivalsNs, MISSING);
    }

    /// Notes the arrival of an authenticated packet.
    public void received(int transportSequenceNumber, long nowNs) {
        boolean fresh = !sequence.started();
        long previous = sequence.highest();
        long index = sequence.unwrap(transportSequenceNumber);
        if (fresh) {
            first = index;
            nextToTell = index;
        } else if (index > previous) {
            forgetBetween(previous, index);
        } else if (index < first || index <= previous - CAPACITY || at(index) != MISSING) {
            return;
        }
        arrivalsNs[slot(index)] = nowNs;
        nextToTell = Math.max(Math.min(nextToTell, index), sequence.highest() - CAPACITY + 1);
        dueNs = Math.min(dueNs, nowNs + INTERVAL_NS);
    }

    /// When feedback is due; Long.MAX_VALUE when there is nothing to tell.
    public long deadlineNs() {
        return dueNs;
    }

    /// Writes the next feedback at the array's start, and gives its length; 0 when all is told. The
    /// array has room for 1,200 bytes.
    public int write(byte[] into, long senderSsrc, long mediaSsrc) {
        dueNs = Long.MAX_VALUE;
        if (!sequence.started() || nextToTell > sequence.highest()) {
            return 0;
        }
        skipLongGap();
        writer.begin(SequenceUnwrapper.sequenceNumberOf(nextToTell));
        long index = nextToTell;
        for (; index <= sequence.highest(); index++) {
            long arrivalNs = at(index);
            if (arrivalNs != MISSING
                    && !writer.arrived(SequenceUnwrapper.sequenceNumberOf(index), arrivalNs)) {
                break;
            }
        }
        nextToTell = index;
        return writer.finish(
                into,
                new TransportFeedbackWriter.Origin(senderSsrc, mediaSsrc, feedbackCount++ & 0xff));
    }

    /// The first number told is near enough to an arrival that one packet can hold both. There is
    /// always one: the highest has arrived.
    private void skipLongGap() {
        long arrived = nextToTell;
        while (at(arrived) == MISSING) {
            arrived++;
        }
        nextToTell = Math.max(nextToTell, arrived - TransportFeedbackWriter.MAX_STATUSES + 1);
    }

    private void forgetBetween(long previous, long index) {
        if (index - previous >= CAPACITY) {
            Arrays.fill(arrivalsNs, MISSING);
            return;
        }
        for (long missing = previous + 1; missing < index; missing++) {
            arrivalsNs[slot(missing)] = MISSING;
        }
    }

    private long at(long index) {
        return arrivalsNs[slot(index)];
    }

    private static int slot(long index) {
        return (int) index & CAPACITY - 1;
    }
}
