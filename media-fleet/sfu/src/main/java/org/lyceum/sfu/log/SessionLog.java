package org.lyceum.sfu.log;

import java.lang.System.Logger.Level;

/// The lines about one session: one for each thing that happens to it, never one for a packet.
public final class SessionLog {
    private final String prefix;

    public SessionLog(String classId, String sessionId) {
        prefix = "class=" + classId + " session=" + sessionId + " ";
    }

    /// Something that operators want to know of.
    public void info(LogTag tag, String text) {
        log(tag, Level.INFO, text);
    }

    /// Something that helps who looks for a fault.
    public void debug(LogTag tag, String text) {
        log(tag, Level.DEBUG, text);
    }

    private void log(LogTag tag, Level level, String text) {
        if (tag.logger().isLoggable(level)) {
            tag.logger().log(level, prefix + text);
        }
    }
}
