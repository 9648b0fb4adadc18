/// The verbs up, down and status, and what they print.
@NullMarked
package org.lyceum.local.cli;

import org.jspecify.annotations.NullMarked;
