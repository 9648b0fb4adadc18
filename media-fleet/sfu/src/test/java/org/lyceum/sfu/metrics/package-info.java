/// Tests of the package of the same name.
@NullMarked
package org.lyceum.sfu.metrics;

import org.jspecify.annotations.NullMarked;
