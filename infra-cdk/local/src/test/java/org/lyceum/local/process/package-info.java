@NullMarked
package org.lyceum.local.process;

import org.jspecify.annotations.NullMarked;
