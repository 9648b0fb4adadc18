/// Tests of the package of the same name.
@NullMarked
package org.lyceum.sfu.control;

import org.jspecify.annotations.NullMarked;
