/// What bots did and saw in a class, and whether all of it agrees. Knows no clock, socket or
/// thread.
@NullMarked
package org.lyceum.loadtest.ledger;

import org.jspecify.annotations.NullMarked;
