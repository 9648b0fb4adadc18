/// Child processes that never outlive this one, and free ports for them.
@NullMarked
package org.lyceum.local.process;

import org.jspecify.annotations.NullMarked;
