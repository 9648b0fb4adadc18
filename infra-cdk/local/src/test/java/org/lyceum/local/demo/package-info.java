@NullMarked
package org.lyceum.local.demo;

import org.jspecify.annotations.NullMarked;
