@NullMarked
package org.lyceum.loadtest.bot;

import org.jspecify.annotations.NullMarked;
