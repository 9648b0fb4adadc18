@NullMarked
package org.lyceum.local.store;

import org.jspecify.annotations.NullMarked;
