package org.lyceum.sfu.classbook;

import java.util.Base64;
import java.util.BitSet;

/// A set of people by their ordinals: a bit for each, so that 10,000 people are 1.25 kB.
final class Ordinals {
    private final BitSet bits;
    private int count;

    Ordinals() {
        this("");
    }

    /// @param text as [#toText] wrote it
    Ordinals(String text) {
        bits = BitSet.valueOf(Base64.getUrlDecoder().decode(text));
        count = bits.cardinality();
    }

    /// @return whether that changed something
    boolean set(int ordinal, boolean in) {
        if (bits.get(ordinal) == in) {
            return false;
        }
        bits.set(ordinal, in);
        count += in ? 1 : -1;
        return true;
    }

    boolean has(int ordinal) {
        return bits.get(ordinal);
    }

    int count() {
        return count;
    }

    /// The bits, lowest first, in base64url.
    String toText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits.toByteArray());
    }
}
