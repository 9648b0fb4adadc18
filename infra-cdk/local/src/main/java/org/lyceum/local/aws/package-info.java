/// The endpoint that handlers' AWS clients talk to: it checks the caller's role, then plays the
/// service.
@NullMarked
package org.lyceum.local.aws;

import org.jspecify.annotations.NullMarked;
