package org.lyceum.sfu.log;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/// The one way out of all that a node logs: standard error, one format.
public final class NodeLog {
    /// Loggers whose level was set: the JDK forgets those that nobody holds.
    private static final List<Logger> HELD = new ArrayList<>();

    private NodeLog() {}

    /// Sets format and levels. Once, before anything else of the node begins.
    public static synchronized void configure(LogLevels levels) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(new StandardError());
        root.setLevel(Level.WARNING);
        set(levels);
    }

    /// Logs nothing but warnings of what is done now, then everything again that the levels say.
    public static synchronized void quietly(LogLevels levels, Runnable work) {
        HELD.forEach(logger -> logger.setLevel(Level.WARNING));
        try {
            work.run();
        } finally {
            set(levels);
        }
    }

    private static void set(LogLevels levels) {
        // Its clients say every few seconds that Redis is away; the registry says it once.
        hold("io.lettuce").setLevel(Level.SEVERE);
        levels.levels().forEach((tag, level) -> hold(tag.loggerName()).setLevel(level));
    }

    private static Logger hold(String name) {
        Logger logger = Logger.getLogger(name);
        if (!HELD.contains(logger)) {
            HELD.add(logger);
        }
        return logger;
    }

    /// Each line leaves at once.
    private static final class StandardError extends StreamHandler {
        StandardError() {
            super(System.err, new LineFormat());
            setLevel(Level.ALL);
        }

        @Override
        public synchronized void publish(java.util.logging.LogRecord line) {
            super.publish(line);
            flush();
        }
    }
}
