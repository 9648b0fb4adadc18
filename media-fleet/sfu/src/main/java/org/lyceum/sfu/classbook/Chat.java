package org.lyceum.sfu.classbook;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.ChatMessage;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Permission;

/// The chat of a class: its messages as they stand now, and who reacted to them.
///
/// **A hidden roster leaks no name**: to a reader who may not see who else is here, messages of
/// students and guests have neither id nor name, but for the reader's own. Who leads the class is
/// known to all. Once the roster is shown again, so are the names.
///
/// Bounded: at most [#MAX_MESSAGES] and [#MAX_TEXT_BYTES], then the oldest is forgotten and
/// counted, but never the pinned one. Who reacted is known for the newest [#MAX_REACTED]; of older
/// ones the numbers stay.
public final class Chat {
    /// Messages of one page.
    public static final int MAX_PAGE = 50;

    /// What one page takes at most, but for a single message: less than may wait for a client.
    public static final int MAX_PAGE_BYTES = 48 * 1_024;

    /// The tail of the chat in a snapshot for a page.
    public static final int MAX_TAIL_BYTES = 16 * 1_024;

    /// Messages whose reactions are told at once, so that a crowd that reacts to all of them is no
    /// flood.
    public static final int MAX_TOLD = 20;

    static final int MAX_MESSAGES = 10_000;
    static final int MAX_TEXT_BYTES = 8 * 1_024 * 1_024;
    static final int MAX_REACTED = 1_000;

    private static final ChatPage.Room PAGE = new ChatPage.Room(MAX_PAGE, MAX_PAGE_BYTES);

    private final MessageIndex messages = new MessageIndex();
    private final Deque<Message> reactable = new ArrayDeque<>();
    private final Map<String, Instant> lastPosted = new HashMap<>();
    private final Set<Long> changed = new LinkedHashSet<>();
    private @Nullable Long pinnedId;
    private int textBytes;
    private long dropped;

    /// What a snapshot keeps of it.
    ///
    /// @param lastPosted when each person wrote last, for slow mode
    public record Saved(
            List<Message.Saved> messages,
            Map<String, Instant> lastPosted,
            @Nullable Long pinnedId,
            long dropped) {
        static final Saved NONE = new Saved(List.of(), Map.of(), null, 0);
    }

    /// Reactions to a message that changed, and whom that reaches.
    public record ReactionsChanged(ClassEvent.MessageReactions event, Reach reach) {}

    Chat(Saved saved) {
        saved.messages().forEach(message -> add(new Message(message)));
        lastPosted.putAll(saved.lastPosted());
        pinnedId = saved.pinnedId();
        dropped = saved.dropped();
    }

    void posted(LogEntry entry, String by, LogEvent.MessagePosted posted) {
        lastPosted.put(by, entry.at());
        add(
                new Message(
                        new ChatMessage(
                                entry.seq(),
                                entry.at(),
                                by,
                                posted.name(),
                                posted.role(),
                                posted.text(),
                                posted.audience(),
                                posted.toId(),
                                posted.replyTo(),
                                false,
                                false,
                                List.of())));
        keepBounds();
    }

    void edited(LogEvent.MessageEdited edited) {
        Message message = messages.find(edited.messageId());
        if (message != null && !message.plain().deleted()) {
            textBytes -= message.textBytes();
            message.edit(edited.text());
            textBytes += message.textBytes();
            keepBounds();
        }
    }

    void deleted(LogEvent.MessageDeleted deleted) {
        Message message = messages.find(deleted.messageId());
        if (message != null) {
            textBytes -= message.textBytes();
            message.delete();
            changed.remove(message.id());
            if (Long.valueOf(message.id()).equals(pinnedId)) {
                pinnedId = null;
            }
        }
    }

    void reacted(LogEvent.MessageReacted reacted, int ordinal) {
        Message message = messages.find(reacted.messageId());
        if (message != null
                && isReactable(message)
                && message.react(reacted.reaction(), ordinal, reacted.on())) {
            changed.add(message.id());
        }
    }

    void pinned(LogEvent.MessagePinned pin) {
        Long id = pin.messageId();
        pinnedId = id != null && messages.find(id) == null ? null : id;
    }

    /// Messages before one, newest first: fewer than asked for where they are long.
    ///
    /// @param before an id; 0 for the newest
    public ClassEvent.ChatRead page(Reader reader, long before, int limit) {
        ChatPage.Room room = new ChatPage.Room(Math.min(limit, MAX_PAGE), MAX_PAGE_BYTES);
        ChatPage page = ChatPage.of(reader, visible(reader, before), _ -> true, room);
        return new ClassEvent.ChatRead(before, page.messages(), page.complete());
    }

    /// Messages that contain the text, without regard to case and accents, newest first, at most
    /// [#MAX_PAGE].
    public ClassEvent.ChatFound search(Reader reader, String text) {
        String folded = FoldedText.forSearch(text.strip());
        ChatPage page =
                ChatPage.of(reader, visible(reader, 0), message -> message.contains(folded), PAGE);
        return new ClassEvent.ChatFound(text, page.messages());
    }

    /// Reactions that changed since they were told last, at most [#MAX_TOLD]: the others wait for
    /// the next time, as they stand then.
    public List<ReactionsChanged> takeChangedReactions() {
        List<ReactionsChanged> taken = new ArrayList<>();
        Iterator<Long> waiting = changed.iterator();
        while (waiting.hasNext() && taken.size() < MAX_TOLD) {
            Message message = messages.find(waiting.next());
            waiting.remove();
            if (message != null) {
                taken.add(
                        new ReactionsChanged(
                                new ClassEvent.MessageReactions(
                                        message.id(), message.plain().reactions()),
                                message.reach()));
            }
        }
        return List.copyOf(taken);
    }

    public int size() {
        return messages.all().size();
    }

    /// Messages that were forgotten at a bound.
    public long dropped() {
        return dropped;
    }

    /// The newest messages, newest first, up to what a snapshot for a page holds.
    ChatPage tail(Reader reader) {
        ChatPage.Room room = new ChatPage.Room(Integer.MAX_VALUE, MAX_TAIL_BYTES);
        return ChatPage.of(reader, visible(reader, 0), _ -> true, room);
    }

    @Nullable ChatMessage pinnedFor(Reader reader) {
        Message message = pinnedId == null ? null : messages.find(pinnedId);
        return message != null && message.reach().includes(reader) ? message.as(reader) : null;
    }

    @Nullable Long pinnedId() {
        return pinnedId;
    }

    @Nullable Message find(long id) {
        return messages.find(id);
    }

    /// Whether it is known who reacted to this message.
    boolean isReactable(Message message) {
        Message oldest = reactable.peekFirst();
        return oldest != null && message.id() >= oldest.id();
    }

    @Nullable Instant lastPostedAt(String participantId) {
        return lastPosted.get(participantId);
    }

    Saved save() {
        return new Saved(
                messages.all().values().stream().map(Message::save).toList(),
                Map.copyOf(lastPosted),
                pinnedId,
                dropped);
    }

    private Iterator<Message> visible(Reader reader, long before) {
        return reader.may(Permission.CHAT_READ)
                ? messages.before(reader, before == 0 ? Long.MAX_VALUE : before)
                : List.<Message>of().iterator();
    }

    private void add(Message message) {
        messages.add(message);
        textBytes += message.textBytes();
        reactable.addLast(message);
        if (reactable.size() > MAX_REACTED) {
            reactable.removeFirst().forgetWhoReacted();
        }
    }

    private void keepBounds() {
        while (messages.all().size() > MAX_MESSAGES || textBytes > MAX_TEXT_BYTES) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        Message oldest =
                messages.all().values().stream()
                        .filter(message -> !Long.valueOf(message.id()).equals(pinnedId))
                        .findFirst()
                        .orElseThrow();
        messages.remove(oldest);
        changed.remove(oldest.id());
        textBytes -= oldest.textBytes();
        dropped++;
    }
}
