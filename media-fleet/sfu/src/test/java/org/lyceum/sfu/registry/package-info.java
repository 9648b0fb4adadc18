/// Tests of the package of the same name.
@NullMarked
package org.lyceum.sfu.registry;

import org.jspecify.annotations.NullMarked;
