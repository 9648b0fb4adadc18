package org.lyceum.loadtest.publish;

/// One packet of a recording.
///
/// @param atNs when it left, since the recording's first packet
/// @param ticks its frame's capture time since the recording's first frame, in units of its clock
/// @param endsFrame the marker of a picture's last packet
/// @param audioLevel of sound as its extension has it (RFC 6464); 0 for pictures
/// @param payload the descriptor included
public record RecordedPacket(
        long atNs, long ticks, boolean endsFrame, int audioLevel, byte[] payload) {}
