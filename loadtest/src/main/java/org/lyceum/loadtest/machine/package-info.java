/// The machine that a load test runs on: which cores do what, and what processes take.
@NullMarked
package org.lyceum.loadtest.machine;

import org.jspecify.annotations.NullMarked;
