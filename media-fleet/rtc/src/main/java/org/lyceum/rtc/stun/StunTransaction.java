package org.lyceum.rtc.stun;

import java.util.random.RandomGenerator;

/// The 96-bit id that joins a response to its request.
public record StunTransaction(int high, long low) {
    /// A fresh id. It must be unpredictable, so the generator is a secure one outside of tests.
    public static StunTransaction random(RandomGenerator random) {
        return new StunTransaction(random.nextInt(), random.nextLong());
    }
}
