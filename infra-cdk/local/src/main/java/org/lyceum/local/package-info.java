/// The local runtime: executes the synthesised template on this machine.
@NullMarked
package org.lyceum.local;

import org.jspecify.annotations.NullMarked;
