/// The template's Auto Scaling group: media nodes as child processes.
@NullMarked
package org.lyceum.local.fleet;

import org.jspecify.annotations.NullMarked;
