package org.lyceum.functions.http;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.Table;
import org.lyceum.functions.tokens.AccessTokens;
import org.lyceum.functions.tokens.JoinTokens;
import org.lyceum.functions.tokens.KeyRing;
import org.lyceum.functions.tokens.PublicKeys;

/// Hands the parts that know nothing of Micronaut to the controllers.
@Factory
final class Beans {
    /// Micronaut has a clock of its own; this one wins.
    @Singleton
    @Primary
    InstantSource clock() {
        return InstantSource.system();
    }

    @Singleton
    Table table(Environment environment) {
        return Table.of(environment);
    }

    @Singleton
    PublicKeys publicKeys(Table table, InstantSource clock) {
        return new PublicKeys(table, clock);
    }

    @Singleton
    KeyRing keyRing(
            Table table, PublicKeys publicKeys, Environment environment, InstantSource clock) {
        return new KeyRing(table, publicKeys, environment, clock);
    }

    @Singleton
    AccessTokens accessTokens(PublicKeys publicKeys) {
        return new AccessTokens(publicKeys);
    }

    @Singleton
    JoinTokens joinTokens(PublicKeys publicKeys) {
        return new JoinTokens(publicKeys);
    }
}
