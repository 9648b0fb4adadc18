package org.lyceum.sfu.classbook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.ChatMessage;

/// The chat of a class.
public final class Chat {
    /// Messages of one page.
    public static final int MAX_PAGE = 50;

    /// Reactions to a message that changed, and whom that reaches.
    public record ReactionsChanged(ClassEvent.MessageReactions event, Reach reach) {}

    /// Messages before one, newest first.
    ///
    /// @param before an id; 0 for the newest
    public ClassEvent.ChatRead page(Reader reader, long before, int limit) {
        throw new UnsupportedOperationException();
    }

    /// Messages that contain the text, without regard to case and accents, newest first, at most
    /// [#MAX_PAGE].
    public ClassEvent.ChatFound search(Reader reader, String text) {
        throw new UnsupportedOperationException();
    }

    /// The reactions that changed since this was asked last.
    public List<ReactionsChanged> takeChangedReactions() {
        throw new UnsupportedOperationException();
    }

    public @Nullable ChatMessage pinnedFor(Reader reader) {
        throw new UnsupportedOperationException();
    }

    public int size() {
        throw new UnsupportedOperationException();
    }

    /// Messages that were forgotten at a bound.
    public long dropped() {
        throw new UnsupportedOperationException();
    }
}
