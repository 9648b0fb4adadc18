/// One WebRTC client that counts what it gets: bytes and time in, bytes and counts out.
@NullMarked
package org.lyceum.loadtest.bot;

import org.jspecify.annotations.NullMarked;
