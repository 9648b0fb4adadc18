@NullMarked
package org.lyceum.local.http;

import org.jspecify.annotations.NullMarked;
