/// A small HTTP and WebSocket server on Netty, and the front door that plays CloudFront on it.
@NullMarked
package org.lyceum.local.http;

import org.jspecify.annotations.NullMarked;
