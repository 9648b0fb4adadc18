/// What the CDK app synthesised: stacks, resources, and their intrinsics with local values.
@NullMarked
package org.lyceum.local.template;

import org.jspecify.annotations.NullMarked;
