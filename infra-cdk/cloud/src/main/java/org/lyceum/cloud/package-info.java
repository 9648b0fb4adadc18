/// The CDK app: where everything runs. Props are records; only [LyceumApp] reads context.
@NullMarked
package org.lyceum.cloud;

import org.jspecify.annotations.NullMarked;
