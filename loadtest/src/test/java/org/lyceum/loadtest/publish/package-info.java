@NullMarked
package org.lyceum.loadtest.publish;

import org.jspecify.annotations.NullMarked;
