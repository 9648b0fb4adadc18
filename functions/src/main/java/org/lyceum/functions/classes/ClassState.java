package org.lyceum.functions.classes;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where a class is in its life, at one moment.
public enum ClassState {
    /// It lies ahead.
    @JsonProperty("scheduled")
    SCHEDULED,
    /// The doors are open; the teacher has not begun.
    @JsonProperty("open")
    OPEN,
    @JsonProperty("live")
    LIVE,
    @JsonProperty("ended")
    ENDED
}
