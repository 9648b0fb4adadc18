/// What functions, nodes and pages say to each other: records, and their one JSON form.
@NullMarked
package org.lyceum.api;

import org.jspecify.annotations.NullMarked;
