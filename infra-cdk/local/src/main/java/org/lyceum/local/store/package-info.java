/// DynamoDB played by DynamoDB Local: tables, expiry and streams of the template.
@NullMarked
package org.lyceum.local.store;

import org.jspecify.annotations.NullMarked;
