/// Redis for the template's cache: a child process in cluster mode with one node.
@NullMarked
package org.lyceum.local.redis;

import org.jspecify.annotations.NullMarked;
