@NullMarked
package org.lyceum.local.gateway;

import org.jspecify.annotations.NullMarked;
