/// Writes the protocol for those who do not speak Java: TypeScript for the page, JSON Schema for
/// everybody else.
@NullMarked
package org.lyceum.api.types;

import org.jspecify.annotations.NullMarked;
