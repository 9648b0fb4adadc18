@NullMarked
package org.lyceum.functions.platform;

import org.jspecify.annotations.NullMarked;
