package org.lyceum.loadtest.net;

import org.lyceum.loadtest.bot.Bot;
import org.lyceum.rtc.Outbox;

/// Something to be done with a bot on its own event loop.
@FunctionalInterface
public interface BotCall<T> {
    T call(Bot bot, long nowNs, Outbox out);
}
