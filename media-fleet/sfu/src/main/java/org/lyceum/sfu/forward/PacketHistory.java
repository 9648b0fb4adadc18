package org.lyceum.sfu.forward;

/// The newest packets of one published layer, kept once for all who may ask for them again.
///
/// Arrays are kept and filled again, so that a running layer allocates nothing. Bounded: at most
/// `capacity` packets of at most `MAX_PACKET_BYTES`. Not thread-safe: owned by its worker's event
/// loop.
public final class PacketHistory {
    public static final int MAX_PACKET_BYTES = 1_500;
    private static final int GRAIN_BYTES = 256;
    private static final long EMPTY = Long.MIN_VALUE;

    private final int mask;
    private final byte[][] packets;
    private final int[] lengths;
    private final long[] indexes;
    private final long[] arrivalsNs;
    private long newest = EMPTY;

    /// @param capacity a power of two
    public PacketHistory(int capacity) {
        mask = capacity - 1;
        packets = new byte[capacity][];
        lengths = new int[capacity];
        indexes = new long[capacity];
        arrivalsNs = new long[capacity];
        java.util.Arrays.fill(indexes, EMPTY);
    }

    /// Keeps a copy of a packet, unless it is too large or older than all that is kept.
    public void put(SourcePacket packet, long nowNs) {
        long index = packet.index();
        int length = packet.length();
        boolean tooOld = newest != EMPTY && index <= newest - packets.length;
        if (length > MAX_PACKET_BYTES || tooOld) {
            return;
        }
        int at = (int) index & mask;
        if (packets[at] == null || packets[at].length < length) {
            packets[at] = new byte[(length + GRAIN_BYTES - 1) / GRAIN_BYTES * GRAIN_BYTES];
        }
        System.arraycopy(packet.bytes(), 0, packets[at], 0, length);
        lengths[at] = length;
        indexes[at] = index;
        arrivalsNs[at] = nowNs;
        newest = Math.max(newest, index);
    }

    /// Whether the packet is kept.
    public boolean has(long index) {
        return indexes[(int) index & mask] == index;
    }

    /// Lets the cursor read a packet that is kept.
    public boolean read(long index, int layer, SourcePacket into) {
        int at = (int) index & mask;
        return has(index) && into.read(packets[at], lengths[at], layer, index);
    }

    /// When a packet that is kept arrived.
    public long arrivalNs(long index) {
        return arrivalsNs[(int) index & mask];
    }

    /// The newest index that was put; meaningless before the first.
    public long newest() {
        return newest;
    }
}
