package org.lyceum.rtc.ice;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The addresses from which a valid check came, with the time of the last one.
///
/// Bounded: at most 8, then the one that was silent longest gives way (the caller counts it).
final class ValidatedTuples {
    static final int MAX_TUPLES = 8;

    private final List<Tuple> tuples = new ArrayList<>(MAX_TUPLES);

    private static final class Tuple {
        final InetSocketAddress address;
        long lastValidNs;

        Tuple(InetSocketAddress address, long lastValidNs) {
            this.address = address;
            this.lastValidNs = lastValidNs;
        }
    }

    /// Notes a valid check. Returns false when another address had to give way for this one; the
    /// address to keep never does.
    boolean heard(InetSocketAddress address, @Nullable InetSocketAddress keep, long nowNs) {
        Tuple known = find(address);
        if (known != null) {
            known.lastValidNs = nowNs;
            return true;
        }
        boolean full = tuples.size() == MAX_TUPLES;
        if (full) {
            tuples.remove(mostSilent(keep));
        }
        tuples.add(new Tuple(address, nowNs));
        return !full;
    }

    /// Whether a check from this address was valid within the time that consent lasts.
    boolean contains(InetSocketAddress address) {
        return find(address) != null;
    }

    /// For how long nothing valid came from this address; forever when it is not known.
    long silenceNs(InetSocketAddress address, long nowNs) {
        Tuple tuple = find(address);
        return tuple == null ? Long.MAX_VALUE : nowNs - tuple.lastValidNs;
    }

    /// Forgets the addresses whose consent has ended, but never the one to keep.
    void expire(@Nullable InetSocketAddress keep, long nowNs) {
        tuples.removeIf(tuple ->
                !tuple.address.equals(keep) && nowNs - tuple.lastValidNs >= IceAgent.CONSENT_NS);
    }

    private Tuple mostSilent(@Nullable InetSocketAddress keep) {
        Tuple silent = tuples.getFirst().address.equals(keep) ? tuples.get(1) : tuples.getFirst();
        for (Tuple tuple : tuples) {
            if (!tuple.address.equals(keep) && tuple.lastValidNs - silent.lastValidNs < 0) {
                silent = tuple;
            }
        }
        return silent;
    }

    private @Nullable Tuple find(InetSocketAddress address) {
        for (Tuple tuple : tuples) {
            if (tuple.address.equals(address)) {
                return tuple;
            }
        }
        return null;
    }
}
