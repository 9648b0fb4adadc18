@NullMarked
package org.lyceum.local.fleet;

import org.jspecify.annotations.NullMarked;
