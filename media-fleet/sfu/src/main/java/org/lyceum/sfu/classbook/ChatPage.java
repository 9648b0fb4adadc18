package org.lyceum.sfu.classbook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.lyceum.api.classroom.ChatMessage;

/// Messages for one reader, newest first, up to a number and a size.
///
/// @param complete whether there are none before these
record ChatPage(List<ChatMessage> messages, boolean complete) {
    static final ChatPage EMPTY = new ChatPage(List.of(), true);

    /// What JSON takes for a message besides its texts and reactions, at most.
    private static final int FRAME_BYTES = 330;

    private static final int REACTION_BYTES = 48;

    /// What one page may hold.
    ///
    /// @param sizeBytes as JSON
    record Room(int count, int sizeBytes) {}

    /// The first of these that are wanted. A page that holds anything holds at least one message.
    static ChatPage of(
            Reader reader, Iterator<Message> newestFirst, Predicate<Message> wanted, Room room) {
        List<ChatMessage> messages = new ArrayList<>();
        int sizeBytes = 0;
        while (newestFirst.hasNext()) {
            Message next = newestFirst.next();
            if (!wanted.test(next)) {
                continue;
            }
            ChatMessage message = next.as(reader);
            sizeBytes += sizeOf(message);
            if (messages.size() == room.count()
                    || (sizeBytes > room.sizeBytes() && !messages.isEmpty())) {
                return new ChatPage(List.copyOf(messages), false);
            }
            messages.add(message);
        }
        return new ChatPage(List.copyOf(messages), true);
    }

    /// At least what a message takes as JSON.
    static int sizeOf(ChatMessage message) {
        return FRAME_BYTES
                + sizeOf(message.text())
                + sizeOf(message.byName())
                + sizeOf(message.byId())
                + (message.toId() == null ? 0 : sizeOf(message.toId()))
                + message.reactions().size() * REACTION_BYTES;
    }

    /// Quotes, backslashes and newlines take two bytes; other control characters are in no text.
    private static int sizeOf(String text) {
        int escaped = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\' || letter == '\n') {
                escaped++;
            }
        }
        return text.getBytes(StandardCharsets.UTF_8).length + escaped;
    }
}
