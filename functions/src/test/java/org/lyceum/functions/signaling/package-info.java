@NullMarked
package org.lyceum.functions.signaling;

import org.jspecify.annotations.NullMarked;
