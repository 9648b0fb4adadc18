@NullMarked
package org.lyceum.local;

import org.jspecify.annotations.NullMarked;
