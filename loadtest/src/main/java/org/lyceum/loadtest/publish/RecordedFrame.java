package org.lyceum.loadtest.publish;

import java.util.List;

/// One frame of a recording: what was sent at one moment.
///
/// @param ticks since the recording's first frame, in units of its clock
/// @param temporalId of a picture, 0 for the base layer and for sound
/// @param audioLevel of sound as its extension has it (RFC 6464)
/// @param payloads of its packets, descriptor included
record RecordedFrame(long ticks, int temporalId, int audioLevel, List<byte[]> payloads) {
    RecordedFrame {
        payloads = List.copyOf(payloads);
    }
}
