package org.lyceum.sfu.classbook;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Who is on stage, by id, in the order in which they entered.
///
/// Bounded by the people whom the room lets on stage: it logs who enters.
public final class OnStage {
    private final Set<String> ids = new LinkedHashSet<>();

    OnStage(List<String> saved) {
        ids.addAll(saved);
    }

    void enter(String participantId) {
        ids.add(participantId);
    }

    void leave(String participantId) {
        ids.remove(participantId);
    }

    public boolean has(String participantId) {
        return ids.contains(participantId);
    }

    public List<String> ids() {
        return List.copyOf(ids);
    }
}
