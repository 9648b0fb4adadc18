/// What is away at the moment, known to all functions.
@NullMarked
package org.lyceum.functions.health;

import org.jspecify.annotations.NullMarked;
