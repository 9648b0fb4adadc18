package org.lyceum.functions.lobby;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Role;
import org.lyceum.functions.classes.LiveClass;

/// Decides whom a lobby holds back, and which wishes to decide about people make sense.
public final class LobbyPolicy {
    private LobbyPolicy() {}

    /// What is to be done with a wish to decide.
    sealed interface Deciding {
        /// About these people.
        record About(List<String> accountIds) implements Deciding {}

        /// About everybody who waits.
        record AboutAll() implements Deciding {}

        /// It names nobody, or both some and all.
        record AboutNobody() implements Deciding {}
    }

    /// Whoever leads the class never waits.
    public static boolean holdsBack(LiveClass of, Role role) {
        return of.lobby() && !role.isLeading();
    }

    static Deciding decide(@Nullable List<String> accountIds, @Nullable Boolean all) {
        boolean some = accountIds != null && !accountIds.isEmpty();
        boolean everybody = Boolean.TRUE.equals(all);
        if (some == everybody) {
            return new Deciding.AboutNobody();
        }
        return everybody || accountIds == null
                ? new Deciding.AboutAll()
                : new Deciding.About(accountIds.stream().distinct().toList());
    }
}
