/// The way into a class: tickets for the WebSocket, join tokens for the node, the waiting page.
@NullMarked
package org.lyceum.functions.join;

import org.jspecify.annotations.NullMarked;
