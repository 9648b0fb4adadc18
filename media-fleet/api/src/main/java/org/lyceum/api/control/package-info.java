/// What functions ask of a media node over its private control API.
@NullMarked
package org.lyceum.api.control;

import org.jspecify.annotations.NullMarked;
