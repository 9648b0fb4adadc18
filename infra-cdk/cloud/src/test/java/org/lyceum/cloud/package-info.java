/// Assertions on the synthesised templates.
@NullMarked
package org.lyceum.cloud;

import org.jspecify.annotations.NullMarked;
