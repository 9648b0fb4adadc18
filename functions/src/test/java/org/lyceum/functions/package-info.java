@NullMarked
package org.lyceum.functions;

import org.jspecify.annotations.NullMarked;
