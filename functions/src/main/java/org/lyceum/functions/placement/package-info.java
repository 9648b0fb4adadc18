/// Which media node holds which class: in Redis while it is there, in DynamoDB always.
@NullMarked
package org.lyceum.functions.placement;

import org.jspecify.annotations.NullMarked;
