/// Tests of reading logs.
@NullMarked
package org.lyceum.local.logs;

import org.jspecify.annotations.NullMarked;
