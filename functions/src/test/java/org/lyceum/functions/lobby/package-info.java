@NullMarked
package org.lyceum.functions.lobby;

import org.jspecify.annotations.NullMarked;
