package org.lyceum.smoke;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// What a step of the smoke insists on; whatever is otherwise ends it.
final class Seen {
    private static final long LOOK_EVERY_NS = Duration.ofMillis(50).toNanos();

    private Seen() {}

    /// What a step saw instead.
    static final class Otherwise extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Otherwise(String sentence) {
            super(sentence);
        }
    }

    static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new Otherwise(otherwise);
        }
    }

    static void same(Object wanted, Object found, String what) {
        must(wanted.equals(found), what + " is " + found + " instead of " + wanted);
    }

    /// Waits until something holds.
    static void within(Duration patience, BooleanSupplier holds, String otherwise) {
        long endNs = System.nanoTime() + patience.toNanos();
        while (!holds.getAsBoolean()) {
            must(System.nanoTime() < endNs, otherwise + " within " + patience.toSeconds() + " s");
            LockSupport.parkNanos(LOOK_EVERY_NS);
        }
    }
}
