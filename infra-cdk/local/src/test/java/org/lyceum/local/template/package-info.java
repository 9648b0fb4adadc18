@NullMarked
package org.lyceum.local.template;

import org.jspecify.annotations.NullMarked;
