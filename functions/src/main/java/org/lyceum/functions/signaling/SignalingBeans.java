package org.lyceum.functions.signaling;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.Table;

/// Hands the way to media nodes to the controllers.
@Factory
final class SignalingBeans {
    @Singleton
    Signaling signaling(Table table, Environment environment, InstantSource clock) {
        return new Signaling(table, environment, clock);
    }
}
