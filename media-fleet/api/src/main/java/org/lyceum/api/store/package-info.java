/// Keys and records that functions and nodes both read or write: in DynamoDB and in Redis.
@NullMarked
package org.lyceum.api.store;

import org.jspecify.annotations.NullMarked;
