/// Sockets and event loops: where bots live. The only threads that touch a bot.
@NullMarked
package org.lyceum.loadtest.net;

import org.jspecify.annotations.NullMarked;
