/// Tests that run the whole local runtime on a template that they synthesise.
@NullMarked
package org.lyceum.smoke;

import org.jspecify.annotations.NullMarked;
