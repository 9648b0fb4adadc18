/// Tests of the package of the same name.
@NullMarked
package org.lyceum.sfu.net;

import org.jspecify.annotations.NullMarked;
