package org.lyceum.functions.lobby;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Role;
import org.lyceum.functions.audit.Audit;
import org.lyceum.functions.audit.AuditEvent;
import org.lyceum.functions.classes.LiveClass;
import org.lyceum.functions.platform.Concurrently;
import org.lyceum.functions.platform.Page;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.tokens.Caller;

/// Holds students and guests back at the door of a class until whoever leads it lets them in.
@Singleton
public final class Lobby {
    /// People decided about by one request; who decides about all asks again for the others.
    static final int MOST_AT_ONCE = 1_000;

    /// Updates in flight at once; each takes some 5 ms.
    private static final int WRITES_AT_ONCE = 32;

    private final LobbyStore store;

    Lobby(Table table) {
        this.store = new LobbyStore(table);
    }

    /// What was decided about somebody; nothing where no lobby holds them back.
    public LobbyDecision decisionOn(LiveClass of, Caller caller, @Nullable Role role, Instant now) {
        return role == null || !LobbyPolicy.holdsBack(of, role)
                ? LobbyDecision.NONE
                : store.decisionOn(of.id(), caller.accountId(), now);
    }

    /// Notes that somebody waits.
    public void waits(LiveClass of, Caller caller, Role role, Instant now) {
        store.waits(
                of.id(), new LobbyStore.Waiting(caller.accountId(), caller.name(), role, now), now);
    }

    Page<LobbyStore.Waiting> list(String classId, @Nullable String cursor, int limit, Instant now) {
        return store.list(classId, cursor, limit, now);
    }

    /// Decides about these people; how many of them had asked to come in.
    int decide(LiveClass of, List<String> accountIds, boolean admitted, Caller by) {
        LobbyStore.Verdict verdict =
                new LobbyStore.Verdict(
                        admitted ? LobbyDecision.ADMITTED : LobbyDecision.DENIED,
                        by.accountId(),
                        of.overAt());
        AtomicInteger decided = new AtomicInteger();
        Concurrently.forEach(
                accountIds,
                WRITES_AT_ONCE,
                accountId -> {
                    if (store.decide(of.id(), accountId, verdict)) {
                        decided.incrementAndGet();
                    }
                });
        Audit.note(
                new AuditEvent.LobbyDecided(
                        of.id(), verdict.decision().wire(), decided.get(), by.accountId()));
        return decided.get();
    }

    /// Those who have waited longest, at most [#MOST_AT_ONCE].
    List<String> firstWaiting(String classId, Instant now) {
        List<String> ids = new ArrayList<>();
        Page<LobbyStore.Waiting> page = store.list(classId, null, MOST_AT_ONCE, now);
        page.items().forEach(one -> ids.add(one.accountId()));
        while (page.nextCursor() != null && ids.size() < MOST_AT_ONCE) {
            page = store.list(classId, page.nextCursor(), MOST_AT_ONCE - ids.size(), now);
            page.items().forEach(one -> ids.add(one.accountId()));
        }
        return ids;
    }
}
