package org.lyceum.functions.reports;

import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;

/// Who was in a class at one moment, as its log says it once a minute.
///
/// @param ordinals a bit for each present person's ordinal, lowest first, in base64url
record Checkpoint(Instant at, String ordinals) {
    boolean holds(int ordinal) {
        return BitSet.valueOf(Base64.getUrlDecoder().decode(ordinals)).get(ordinal);
    }
}
