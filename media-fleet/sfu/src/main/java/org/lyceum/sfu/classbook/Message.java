package org.lyceum.sfu.classbook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.ChatMessage;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Reaction;

/// One message of the chat, with who reacted to it. Owned by its chat.
final class Message {
    private ChatMessage plain;
    private String folded;
    private int textBytes;
    private ReactionSets reactions;

    /// What a snapshot keeps of it.
    ///
    /// @param reacted empty where only the numbers in the message are known
    public record Saved(ChatMessage message, List<ReactionSets.Saved> reacted) {}

    Message(ChatMessage message) {
        this(new Saved(message, List.of()));
    }

    Message(Saved saved) {
        plain = saved.message();
        folded = FoldedText.forSearch(plain.text());
        textBytes = plain.text().getBytes(StandardCharsets.UTF_8).length;
        reactions = new ReactionSets(saved.reacted());
        if (saved.reacted().isEmpty()) {
            reactions.forgetWho(plain.reactions());
        }
    }

    long id() {
        return plain.id();
    }

    /// With the names of its author.
    ChatMessage plain() {
        return plain;
    }

    /// As this reader may see it: without its author where they may not know who else is here.
    ChatMessage as(Reader reader) {
        return reader.knows(plain.byId(), plain.byRole()) ? plain : with("", "");
    }

    boolean isPrivate() {
        return plain.audience() == Audience.TEACHERS;
    }

    /// What its text takes, in UTF-8.
    int textBytes() {
        return textBytes;
    }

    boolean contains(String foldedText) {
        return folded.contains(foldedText);
    }

    Reach reach() {
        return new Reach(
                isPrivate() ? Visibility.AUTHOR_AND_LEADING_AND_ADDRESSEE : Visibility.EVERYONE,
                plain.byId(),
                plain.toId(),
                Permission.CHAT_READ);
    }

    void edit(String text) {
        setText(text, true, false);
    }

    void delete() {
        reactions = new ReactionSets();
        setText("", plain.edited(), true);
    }

    /// @return whether that changed something
    boolean react(Reaction reaction, int ordinal, boolean on) {
        boolean changed = !plain.deleted() && reactions.set(reaction, ordinal, on);
        if (changed) {
            plain = with(plain.byId(), plain.byName());
        }
        return changed;
    }

    boolean hasReacted(Reaction reaction, int ordinal) {
        return reactions.has(reaction, ordinal);
    }

    void forgetWhoReacted() {
        reactions.forgetWho(reactions.counts());
    }

    Saved save() {
        return new Saved(plain, reactions.save());
    }

    private void setText(String text, boolean edited, boolean deleted) {
        folded = FoldedText.forSearch(text);
        textBytes = text.getBytes(StandardCharsets.UTF_8).length;
        plain =
                new ChatMessage(
                        plain.id(),
                        plain.at(),
                        plain.byId(),
                        plain.byName(),
                        plain.byRole(),
                        text,
                        plain.audience(),
                        plain.toId(),
                        plain.replyTo(),
                        edited,
                        deleted,
                        reactions.counts());
    }

    private ChatMessage with(String byId, String byName) {
        return new ChatMessage(
                plain.id(),
                plain.at(),
                byId,
                byName,
                plain.byRole(),
                plain.text(),
                plain.audience(),
                plain.toId(),
                plain.replyTo(),
                plain.edited(),
                plain.deleted(),
                reactions.counts());
    }
}
