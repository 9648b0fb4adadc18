package org.lyceum.functions.accounts;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.lyceum.functions.platform.Environment;

/// What surrounds a session: the function's environment and the time.
@Singleton
record Settings(Environment environment, InstantSource clock) {}
