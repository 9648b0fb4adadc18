/// The control plane: who may do what and when. HttpHandler is the entry of everything that speaks
/// HTTP.
@NullMarked
package org.lyceum.functions;

import org.jspecify.annotations.NullMarked;
