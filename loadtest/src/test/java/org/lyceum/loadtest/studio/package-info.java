/// The recording studio: makes what bot teachers publish, from a real Chromium.
@NullMarked
package org.lyceum.loadtest.studio;

import org.jspecify.annotations.NullMarked;
