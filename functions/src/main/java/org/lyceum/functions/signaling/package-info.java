/// The WebSocket, and the two HTTP operations that reach a media node.
@NullMarked
package org.lyceum.functions.signaling;

import org.jspecify.annotations.NullMarked;
