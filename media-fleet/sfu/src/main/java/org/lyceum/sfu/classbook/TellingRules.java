package org.lyceum.sfu.classbook;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;

/// Who is told of which entry of the log, and in which words.
///
/// Who comes and goes, reactions, votes and answers are told to nobody: counts and windows tell
/// what they come to, so that nothing goes from everyone to everyone. Hands and questions are told
/// to who leads the class; a question without a name also to them without who asked. A message that
/// was deleted is told without its text, whenever it is asked for, and not at all once it is
/// forgotten.
final class TellingRules {
    private static final Reach CHAT =
            new Reach(Visibility.EVERYONE, null, null, Permission.CHAT_READ);

    private final Chat chat;
    private final People people;

    TellingRules(Chat chat, People people) {
        this.chat = chat;
        this.people = people;
    }

    Telling of(LogEntry entry) {
        return switch (entry.event()) {
            case LogEvent.MessagePosted posted -> posted(entry, posted);
            case LogEvent.MessageEdited edited -> edited(entry, edited);
            case LogEvent.QuestionAsked asked when asked.name() == null ->
                    told(nameless(entry), Reach.LEADING);
            case LogEvent.QuestionDeleted _ ->
                    told(isByLeading(entry) ? entry : nameless(entry), Reach.LEADING);
            default -> told(entry, reach(entry));
        };
    }

    private Reach reach(LogEntry entry) {
        return switch (entry.event()) {
            case LogEvent.MessagePosted posted -> ofMessage(entry.seq());
            case LogEvent.MessageEdited edited -> ofMessage(edited.messageId());
            case LogEvent.MessageDeleted deleted -> ofMessage(deleted.messageId());
            case LogEvent.MessagePinned pinned -> {
                Long id = pinned.messageId();
                yield id == null ? CHAT : ofMessage(id);
            }
            case LogEvent.PollOpened _,
                    LogEvent.PollClosed _,
                    LogEvent.PollRevealed _,
                    LogEvent.RulesSet _ ->
                    Reach.EVERYONE;
            case LogEvent.PollKeySet _,
                    LogEvent.QuestionAsked _,
                    LogEvent.QuestionAnswered _,
                    LogEvent.QuestionDeleted _,
                    LogEvent.HandRaised _,
                    LogEvent.HandLowered _,
                    LogEvent.AllHandsLowered _,
                    LogEvent.RightsSet _,
                    LogEvent.Removed _ ->
                    Reach.LEADING;
            case LogEvent.RoleSet set -> Reach.concerning(entry.by(), set.participantId());
            case LogEvent.Renamed renamed -> Reach.concerning(entry.by(), renamed.participantId());
            case LogEvent.Muted muted -> Reach.concerning(entry.by(), muted.participantId());
            case LogEvent.OwnerStarted _,
                    LogEvent.ClassClosed _,
                    LogEvent.Joined _,
                    LogEvent.Left _,
                    LogEvent.PresenceChecked _,
                    LogEvent.StageEntered _,
                    LogEvent.StageLeft _,
                    LogEvent.MessageReacted _,
                    LogEvent.QuestionVoted _,
                    LogEvent.PollAnswered _ ->
                    Reach.NOBODY;
        };
    }

    private Reach ofMessage(long messageId) {
        Message message = chat.find(messageId);
        return message == null ? Reach.NOBODY : message.reach();
    }

    private Telling posted(LogEntry entry, LogEvent.MessagePosted posted) {
        String text = isDeleted(entry.seq()) ? "" : posted.text();
        LogEntry plain = with(entry, withNameAndText(posted, posted.name(), text));
        boolean known = posted.role().isLeading();
        LogEntry covered = known ? plain : nameless(with(entry, withNameAndText(posted, "", text)));
        return new Telling(plain, covered, reach(entry), posted.role());
    }

    private Telling edited(LogEntry entry, LogEvent.MessageEdited edited) {
        String text = isDeleted(edited.messageId()) ? "" : edited.text();
        return told(
                with(entry, new LogEvent.MessageEdited(edited.messageId(), text)), reach(entry));
    }

    private boolean isDeleted(long messageId) {
        Message message = chat.find(messageId);
        return message == null || message.plain().deleted();
    }

    private Telling told(LogEntry entry, Reach reach) {
        return new Telling(
                entry, isByLeading(entry) ? entry : nameless(entry), reach, roleOf(entry.by()));
    }

    private boolean isByLeading(LogEntry entry) {
        return entry.by() == null || roleOf(entry.by()).isLeading();
    }

    private Role roleOf(@Nullable String by) {
        Person person = by == null ? null : people.find(by);
        return person == null ? Role.STUDENT : person.role();
    }

    private static LogEntry with(LogEntry entry, LogEvent event) {
        return Objects.equals(entry.event(), event)
                ? entry
                : new LogEntry(entry.seq(), entry.at(), entry.by(), entry.actId(), event);
    }

    private static LogEntry nameless(LogEntry entry) {
        return new LogEntry(entry.seq(), entry.at(), null, null, entry.event());
    }

    private static LogEvent.MessagePosted withNameAndText(
            LogEvent.MessagePosted posted, String name, String text) {
        return new LogEvent.MessagePosted(
                name, posted.role(), text, posted.audience(), posted.toId(), posted.replyTo());
    }
}
