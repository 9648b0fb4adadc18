package org.lyceum.functions.platform;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Warms a function before Lambda takes the snapshot from which all its copies are restored
/// (SnapStart): what one event needs is loaded and compiled by then.
///
/// Priming may fail, which is logged: a copy that is cold answers too. What it leaves behind must
/// be good in every copy. So it makes no randomness that is kept (`Randomness` makes its generator
/// at each call), no connection to Redis or to a node, and its HTTP connections to AWS are of a
/// kind that is opened anew when found dead.
public final class SnapStart {
    private static final Logger LOG = LoggerFactory.getLogger(SnapStart.class);

    /// The context knows its resources weakly; a function keeps its own.
    private static final Set<Resource> KEPT = ConcurrentHashMap.newKeySet();

    private SnapStart() {}

    /// One event that changes nothing, handled for practice.
    public interface Priming {
        void run() throws Exception;
    }

    /// Has an event handled before the snapshot. Where there is no snapshot nothing happens.
    public static void prime(Priming priming) {
        Resource resource = new Primed(priming);
        KEPT.add(resource);
        Core.getGlobalContext().register(resource);
    }

    record Primed(Priming priming) implements Resource {
        @Override
        public void beforeCheckpoint(Context<? extends Resource> context) {
            try {
                priming.run();
            } catch (Exception e) {
                LOG.warn("Priming failed, the function starts cold", e);
            }
        }

        @Override
        public void afterRestore(Context<? extends Resource> context) {
            // Nothing to open: everything is opened by the first event that needs it.
        }
    }
}
