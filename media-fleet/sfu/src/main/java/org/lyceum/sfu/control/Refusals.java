package org.lyceum.sfu.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.lyceum.api.problem.ProblemCode;

/// How many requests a node has refused, by the code of the problem. Safe for threads.
final class Refusals {
    private static final ProblemCode[] CODES = ProblemCode.values();

    private final AtomicLongArray counts = new AtomicLongArray(CODES.length);

    void count(ProblemCode code) {
        counts.incrementAndGet(code.ordinal());
    }

    /// Of every code there is: a counter that appears only later looks like a jump.
    Map<String, Long> byCode() {
        Map<String, Long> named = new LinkedHashMap<>();
        for (ProblemCode code : CODES) {
            named.put(code.wire(), counts.get(code.ordinal()));
        }
        return named;
    }
}
