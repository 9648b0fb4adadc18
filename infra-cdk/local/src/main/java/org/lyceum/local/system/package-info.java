/// The whole system: everything of the template, started in order and stopped in the reverse.
@NullMarked
package org.lyceum.local.system;

import org.jspecify.annotations.NullMarked;
