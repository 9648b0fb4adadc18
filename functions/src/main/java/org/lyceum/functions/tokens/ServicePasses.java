package org.lyceum.functions.tokens;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Table;

/// Keeps one join token for each live class (`CLASS#<id>`, `PASS`), with which the signaling
/// function asks the class's node for statistics.
///
/// That function lies in the VPC, where it reaches DynamoDB but no signing key; so the function
/// that lets a class go live signs the token for it. It names nobody and permits nothing else.
public final class ServicePasses {
    private static final String SK = "PASS";

    private final Table table;

    public ServicePasses(Table table) {
        this.table = table;
    }

    public void keep(KeyRing ring, JoinTokenClaims claims, Instant now) {
        table.put(
                Item.keyed(TableKeys.classPk(claims.classId()), SK)
                        .text("token", JoinTokens.issue(ring, claims, now))
                        .expiresAt(Instant.ofEpochSecond(claims.expiresAtEpochSecond())));
    }

    /// The pass of a class that is live; null when there is none.
    public @Nullable String find(String classId, Instant now) {
        Item item = table.get(TableKeys.classPk(classId), SK);
        return item == null || item.isExpired(now) ? null : item.text("token");
    }
}
