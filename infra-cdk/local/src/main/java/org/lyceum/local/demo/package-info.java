/// Demo accounts and today's class, put in through the public API as anybody would.
@NullMarked
package org.lyceum.local.demo;

import org.jspecify.annotations.NullMarked;
