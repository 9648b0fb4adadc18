/// The lobby of a class: who waits to be let in, and who was.
@NullMarked
package org.lyceum.functions.lobby;

import org.jspecify.annotations.NullMarked;
