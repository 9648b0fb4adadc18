package org.lyceum.rtc.dtls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// One direction of a network: what arrives when a datagram is sent.
interface Lane {
    List<byte[]> carry(byte[] datagram);

    /// A lane that loses nothing.
    static Lane perfect() {
        return List::of;
    }

    /// A lane that loses, doubles and overtakes by chance.
    static Lane lossy(long seed, double loss) {
        var random = new Random(seed);
        return new Lane() {
            private byte @Nullable [] overtaken;

            @Override
            public List<byte[]> carry(byte[] datagram) {
                if (random.nextDouble() < loss) {
                    return List.of();
                }
                if (overtaken == null && random.nextDouble() < 0.2) {
                    overtaken = datagram;
                    return List.of();
                }
                var arrived = new ArrayList<byte[]>();
                arrived.add(datagram);
                if (overtaken != null) {
                    arrived.add(overtaken);
                    overtaken = null;
                }
                if (random.nextDouble() < 0.1) {
                    arrived.add(datagram);
                }
                return arrived;
            }
        };
    }

    /// The records of a datagram, each as a datagram of its own.
    static List<byte[]> split(byte[] datagram) {
        var records = new ArrayList<byte[]>();
        for (int offset = 0; offset < datagram.length; ) {
            int length = DtlsRecord.length(datagram, offset, datagram.length);
            records.add(Arrays.copyOfRange(datagram, offset, offset + length));
            offset += length;
        }
        return records;
    }
}
