@NullMarked
package org.lyceum.local.redis;

import org.jspecify.annotations.NullMarked;
