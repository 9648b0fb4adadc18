/// API Gateway played: HTTP API, WebSocket API and authorizer, with AWS's event JSON and limits.
@NullMarked
package org.lyceum.local.gateway;

import org.jspecify.annotations.NullMarked;
