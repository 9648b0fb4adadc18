package org.lyceum.local.process;

import java.util.Map;

/// One process as `status` shows it.
///
/// @param state `up`, `starting`, `restarting` or `down`
/// @param ports by what they are for
public record ProcessStatus(
        String name, long pid, String state, Map<String, Integer> ports, int restarts) {}
