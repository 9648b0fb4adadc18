package org.lyceum.sfu.room;

import org.lyceum.sfu.forward.SourcePacket;
import org.lyceum.sfu.forward.TrackKey;

/// Packets on their way from a publisher's loop to another one, copied into one array.
///
/// Owned by one loop at a time: the sender fills it, the receiver empties it and sends it back to
/// be filled again. Bounded: at most `MAX_PACKETS` and `MAX_BYTES`.
public final class PacketBatch {
    public static final int MAX_PACKETS = 64;
    public static final int MAX_BYTES = 64 * 1_024;

    private final int homeLoop;
    private final byte[] bytes = new byte[MAX_BYTES];
    private final TrackKey[] tracks = new TrackKey[MAX_PACKETS];
    private final int[] offsets = new int[MAX_PACKETS + 1];
    private final int[] layers = new int[MAX_PACKETS];
    private final int[] audioLevels = new int[MAX_PACKETS];
    private final long[] indexes = new long[MAX_PACKETS];
    private int count;

    PacketBatch(int homeLoop) {
        this.homeLoop = homeLoop;
    }

    /// Adds a copy of a packet. False when the batch is full.
    boolean add(TrackKey track, SourcePacket packet) {
        int offset = offsets[count];
        if (count == MAX_PACKETS || offset + packet.length() > MAX_BYTES) {
            return false;
        }
        System.arraycopy(packet.bytes(), 0, bytes, offset, packet.length());
        tracks[count] = track;
        layers[count] = packet.layer();
        audioLevels[count] = packet.audioLevel();
        indexes[count] = packet.index();
        offsets[++count] = offset + packet.length();
        return true;
    }

    /// Lets a cursor read one of the packets, from a copy that starts at index 0 of `scratch`.
    boolean read(int position, byte[] scratch, SourcePacket into) {
        int length = offsets[position + 1] - offsets[position];
        if (length > scratch.length) {
            return false;
        }
        System.arraycopy(bytes, offsets[position], scratch, 0, length);
        boolean whole = into.read(scratch, length, layers[position], indexes[position]);
        if (audioLevels[position] >= 0) {
            into.hasAudioLevel(audioLevels[position]);
        }
        return whole;
    }

    TrackKey track(int position) {
        return tracks[position];
    }

    int count() {
        return count;
    }

    /// The loop that fills it.
    public int homeLoop() {
        return homeLoop;
    }

    void clear() {
        count = 0;
    }
}
