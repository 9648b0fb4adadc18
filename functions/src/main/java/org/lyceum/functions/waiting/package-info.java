/// WebSocket connections by class, and how many they are.
@NullMarked
package org.lyceum.functions.waiting;

import org.jspecify.annotations.NullMarked;
