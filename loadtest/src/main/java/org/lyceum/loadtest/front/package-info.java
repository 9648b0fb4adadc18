/// The front door as a page uses it: REST, the WebSocket, and what the local system says of itself.
@NullMarked
package org.lyceum.loadtest.front;

import org.jspecify.annotations.NullMarked;
