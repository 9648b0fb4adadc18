/// Reads the logs of a data folder as one.
@NullMarked
package org.lyceum.local.logs;

import org.jspecify.annotations.NullMarked;
