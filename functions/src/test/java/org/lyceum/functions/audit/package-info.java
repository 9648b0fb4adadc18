@NullMarked
package org.lyceum.functions.audit;

import org.jspecify.annotations.NullMarked;
