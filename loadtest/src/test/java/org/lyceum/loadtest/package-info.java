@NullMarked
package org.lyceum.loadtest;

import org.jspecify.annotations.NullMarked;
