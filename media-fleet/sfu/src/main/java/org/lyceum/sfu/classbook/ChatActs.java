package org.lyceum.sfu.classbook;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.ChatMessage;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.problem.ProblemCode;

/// What people do in the chat. Owned by the class's acts.
final class ChatActs {
    private final ClassBook book;
    private final Gate gate;
    private final ActLimits limits;

    ChatActs(ClassBook book, Gate gate, ActLimits limits) {
        this.book = book;
        this.gate = gate;
        this.limits = limits;
    }

    Decision post(Actor actor, Act.PostMessage act, Instant now) {
        Decision.Refused refused = refuseWriting(actor, act.audience());
        if (refused == null) {
            refused = refuseAddress(actor, act);
        }
        if (refused == null) {
            refused = Texts.refuse("A message", act.text(), ChatMessage.MAX_TEXT);
        }
        Long replyTo = act.replyTo();
        if (refused == null && replyTo != null && visible(actor, replyTo) == null) {
            refused = notFound();
        }
        if (refused == null) {
            refused = refuseSlowMode(actor, now);
        }
        if (refused == null) {
            refused = limits.message(actor, now);
        }
        return refused != null
                ? refused
                : Decision.logged(
                        new LogEvent.MessagePosted(
                                actor.name(),
                                actor.role(),
                                act.text(),
                                act.audience(),
                                act.toId(),
                                replyTo));
    }

    Decision edit(Actor actor, Act.EditMessage act, Instant now) {
        Message message = visible(actor, act.messageId());
        if (message == null || message.plain().deleted()) {
            return notFound();
        }
        if (!actor.is(message.plain().byId())) {
            return Gate.forbidden("Only who wrote a message may change it. Answer it instead.");
        }
        Decision.Refused refused = refuseWriting(actor, message.plain().audience());
        if (refused == null) {
            refused = Texts.refuse("A message", act.text(), ChatMessage.MAX_TEXT);
        }
        if (refused == null && act.text().equals(message.plain().text())) {
            return Decision.DONE;
        }
        if (refused == null) {
            refused = limits.message(actor, now);
        }
        return refused != null
                ? refused
                : Decision.logged(new LogEvent.MessageEdited(act.messageId(), act.text()));
    }

    Decision delete(Actor actor, Act.DeleteMessage act) {
        Message message = visible(actor, act.messageId());
        if (message == null) {
            return notFound();
        }
        Decision.Refused refused =
                actor.is(message.plain().byId())
                        ? null
                        : gate.refuse(actor, Permission.PARTICIPANT_MODERATE);
        if (refused != null) {
            return refused;
        }
        return message.plain().deleted()
                ? Decision.DONE
                : Decision.logged(new LogEvent.MessageDeleted(act.messageId()));
    }

    Decision react(Actor actor, Act.ReactToMessage act, Instant now) {
        Decision.Refused refused = gate.refuse(actor, Permission.REACTION_SEND);
        if (refused != null) {
            return refused;
        }
        Message message = visible(actor, act.messageId());
        if (message == null || message.plain().deleted()) {
            return notFound();
        }
        if (!book.chat().isReactable(message)) {
            return Decision.refused(
                    ProblemCode.CONFLICT,
                    "Only the newest "
                            + Chat.MAX_REACTED
                            + " messages take reactions. Answer this one instead.");
        }
        int ordinal = book.people().ordinalFor(actor.id());
        if (message.hasReacted(act.reaction(), ordinal) == act.on()) {
            return Decision.DONE;
        }
        refused = limits.messageReaction(actor, now);
        return refused != null
                ? refused
                : Decision.logged(
                        new LogEvent.MessageReacted(act.messageId(), act.reaction(), act.on()));
    }

    Decision pin(Actor actor, Act.PinMessage act) {
        Decision.Refused refused = gate.refuse(actor, Permission.PARTICIPANT_MODERATE);
        if (refused != null) {
            return refused;
        }
        Long id = act.messageId();
        if (id != null) {
            Message message = visible(actor, id);
            if (message == null || message.plain().deleted()) {
                return notFound();
            }
            if (message.isPrivate()) {
                return Gate.invalid(
                        "A private message cannot be pinned for everybody. Write an announcement"
                                + " instead.");
            }
        }
        return Objects.equals(id, book.chat().pinnedId())
                ? Decision.DONE
                : Decision.logged(new LogEvent.MessagePinned(id));
    }

    private Decision.@Nullable Refused refuseWriting(Actor actor, Audience audience) {
        return switch (audience) {
            case EVERYONE -> gate.refuse(actor, Permission.CHAT_WRITE);
            case TEACHERS -> gate.refuse(actor, Permission.CHAT_PRIVATE);
            case ANNOUNCEMENT -> {
                Decision.Refused refused = gate.refuse(actor, Permission.PARTICIPANT_MODERATE);
                yield refused != null ? refused : gate.refuse(actor, Permission.CHAT_WRITE);
            }
        };
    }

    private Decision.@Nullable Refused refuseAddress(Actor actor, Act.PostMessage act) {
        String toId = act.toId();
        if (toId == null) {
            return null;
        }
        if (act.audience() != Audience.TEACHERS) {
            return Gate.invalid(
                    "A message to one person is private. Choose its audience, or nobody to write"
                            + " to.");
        }
        if (!actor.leads()) {
            return Gate.forbidden(
                    "Only who leads the class writes to one person. Write to the teachers, or to"
                            + " everybody.");
        }
        if (actor.is(toId)) {
            return Gate.invalid("You cannot write to yourself. Choose somebody else.");
        }
        return book.people().find(toId) == null ? Gate.notHere() : null;
    }

    private Decision.@Nullable Refused refuseSlowMode(Actor actor, Instant now) {
        Instant last = book.chat().lastPostedAt(actor.id());
        int seconds = book.rights().rules().slowModeSeconds();
        if (last == null || actor.leads() || seconds == 0) {
            return null;
        }
        long waitMs = Duration.between(now, last.plusSeconds(seconds)).toMillis();
        return waitMs <= 0
                ? null
                : new Decision.Refused(
                        ProblemCode.SLOW_MODE,
                        "The chat is in slow mode: one message in "
                                + seconds
                                + " s. "
                                + ActLimits.tryAgain(waitMs),
                        waitMs);
    }

    /// Null too for a message that they may not see: nobody learns that there is one.
    private @Nullable Message visible(Actor actor, long messageId) {
        Message message = book.chat().find(messageId);
        return message != null && message.reach().includes(actor.reader()) ? message : null;
    }

    private static Decision.Refused notFound() {
        return Decision.refused(
                ProblemCode.MESSAGE_NOT_FOUND,
                "There is no such message any more: it was deleted, or is too old. Choose another.");
    }
}
