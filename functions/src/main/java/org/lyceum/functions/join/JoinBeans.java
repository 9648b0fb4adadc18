package org.lyceum.functions.join;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.waiting.HeadCounts;

/// Hands the stores of the way in to the controllers.
@Factory
final class JoinBeans {
    @Singleton
    TicketStore ticketStore(Table table) {
        return new TicketStore(table);
    }

    @Singleton
    HeadCounts headCounts(Table table) {
        return new HeadCounts(table);
    }
}
