/// What the bots got, as numbers, as a table and as JSON.
@NullMarked
package org.lyceum.loadtest.report;

import org.jspecify.annotations.NullMarked;
