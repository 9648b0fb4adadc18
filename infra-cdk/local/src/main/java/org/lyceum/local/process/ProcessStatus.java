package org.lyceum.local.process;

import java.util.Locale;
import java.util.Map;

/// One process as `status` shows it.
///
/// @param ports by what they are for
/// @param restarts how often it has died and was started again
public record ProcessStatus(
        String name, long pid, State state, Map<String, Integer> ports, int restarts) {

    /// What a process is doing.
    public enum State {
        STARTING,
        UP,
        /// It died, and is being started again.
        RESTARTING,
        /// It died too often in a row, and is left alone.
        DEAD;

        /// The word in `state.json`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
