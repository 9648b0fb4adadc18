/// The edge of HTTP: who is calling, where from, and every error as a problem.
@NullMarked
package org.lyceum.functions.http;

import org.jspecify.annotations.NullMarked;
