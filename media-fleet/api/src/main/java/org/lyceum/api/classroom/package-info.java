/// What is said in a class over the data channel: acts by its participants, events by its room.
@NullMarked
package org.lyceum.api.classroom;

import org.jspecify.annotations.NullMarked;
