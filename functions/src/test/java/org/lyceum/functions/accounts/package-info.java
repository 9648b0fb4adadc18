@NullMarked
package org.lyceum.functions.accounts;

import org.jspecify.annotations.NullMarked;
