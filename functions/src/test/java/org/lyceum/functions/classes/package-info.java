@NullMarked
package org.lyceum.functions.classes;

import org.jspecify.annotations.NullMarked;
