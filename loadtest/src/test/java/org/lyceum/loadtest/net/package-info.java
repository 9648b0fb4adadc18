@NullMarked
package org.lyceum.loadtest.net;

import org.jspecify.annotations.NullMarked;
