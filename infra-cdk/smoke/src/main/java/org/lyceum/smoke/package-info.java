/// A whole class through the front door of a local runtime, and the proof that it notices whatever
/// is missing from the template.
@NullMarked
package org.lyceum.smoke;

import org.jspecify.annotations.NullMarked;
