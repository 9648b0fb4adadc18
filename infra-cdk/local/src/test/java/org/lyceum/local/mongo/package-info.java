@NullMarked
package org.lyceum.local.mongo;

import org.jspecify.annotations.NullMarked;
