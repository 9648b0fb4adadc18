@NullMarked
package org.lyceum.local.aws;

import org.jspecify.annotations.NullMarked;
