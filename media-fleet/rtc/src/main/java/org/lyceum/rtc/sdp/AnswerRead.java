package org.lyceum.rtc.sdp;

import java.net.InetSocketAddress;
import java.util.List;

/// What both sides have agreed on, and where the other side can be reached over UDP.
public record AnswerRead(NegotiatedSession session, List<InetSocketAddress> candidates)
        implements AnswerReading {
    public AnswerRead {
        candidates = List.copyOf(candidates);
    }
}
