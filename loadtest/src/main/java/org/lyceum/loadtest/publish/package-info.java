/// What a bot teacher sends: recorded packets of real encoders, looped without a seam.
@NullMarked
package org.lyceum.loadtest.publish;

import org.jspecify.annotations.NullMarked;
