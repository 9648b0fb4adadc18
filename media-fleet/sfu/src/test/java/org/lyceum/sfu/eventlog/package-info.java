@NullMarked
package org.lyceum.sfu.eventlog;

import org.jspecify.annotations.NullMarked;
