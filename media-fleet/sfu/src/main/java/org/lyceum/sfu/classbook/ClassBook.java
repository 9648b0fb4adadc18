package org.lyceum.sfu.classbook;

import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.classroom.RoomSnapshot;

/// What a class remembers, folded from its log alone.
///
/// Entries go in by their numbers, without a gap: anything else is a bug and throws. What an entry
/// says of a person, message, question or poll that is not known changes nothing. Two books are
/// equal when they remember the same. Not thread-safe: owned by its room's event loop.
public final class ClassBook {
    private final People people;
    private final OnStage stage;
    private final Rights rights;
    private final Chat chat;
    private final Questions questions;
    private final Hands hands;
    private final Polls polls;
    private final TellingRules telling;
    private long seq;
    private boolean closed;

    /// Of a class whose log is empty.
    public ClassBook() {
        this(BookSnapshot.EMPTY);
    }

    /// As it was when the snapshot was taken.
    public ClassBook(BookSnapshot snapshot) {
        people = new People(snapshot.people());
        stage = new OnStage(snapshot.stage());
        rights = new Rights(snapshot.rights());
        chat = new Chat(snapshot.chat());
        questions = new Questions(snapshot.questions(), people);
        hands = new Hands(snapshot.hands());
        polls = new Polls(snapshot.polls(), people);
        telling = new TellingRules(chat, people);
        seq = snapshot.seq();
        closed = snapshot.closed();
    }

    /// The next entry of the log.
    public void apply(LogEntry entry) {
        if (entry.seq() != seq + 1) {
            throw new IllegalArgumentException(
                    "Entry " + entry.seq() + " cannot follow entry " + seq);
        }
        seq = entry.seq();
        switch (entry.event()) {
            case LogEvent.OwnerStarted _ -> people.allLost();
            case LogEvent.ClassClosed _ -> closed = true;
            case LogEvent.Joined joined -> people.joined(joined, rights);
            case LogEvent.Left left -> left(left);
            case LogEvent.PresenceChecked _ -> hands.presenceChecked(people);
            case LogEvent.StageEntered entered -> entered(entered.participantId());
            case LogEvent.StageLeft stageLeft -> offStage(stageLeft.participantId());
            case LogEvent.MessageEdited edited -> chat.edited(edited);
            case LogEvent.MessageDeleted deleted -> chat.deleted(deleted);
            case LogEvent.MessagePinned pinned -> chat.pinned(pinned);
            case LogEvent.QuestionAnswered answered -> questions.answered(answered);
            case LogEvent.QuestionDeleted deleted -> questions.deleted(deleted);
            case LogEvent.HandRaised raised -> raised(entry, raised);
            case LogEvent.HandLowered lowered -> hands.lower(lowered.participantId());
            case LogEvent.AllHandsLowered _ -> hands.lowerAll();
            case LogEvent.PollOpened opened -> polls.opened(seq, opened);
            case LogEvent.PollKeySet set -> polls.keySet(set);
            case LogEvent.PollClosed pollClosed -> polls.closed(pollClosed);
            case LogEvent.PollRevealed revealed -> polls.revealed(revealed);
            case LogEvent.RulesSet set -> rights.rulesSet(set.rules());
            case LogEvent.RightsSet set -> rights.rightsSet(set);
            case LogEvent.RoleSet set -> roleSet(set);
            case LogEvent.Renamed renamed -> renamed(renamed);
            case LogEvent.Removed removed -> removed(removed);
            case LogEvent.Muted _ -> {
                // It is over as soon as it is told: a page that was muted may open its voice again.
            }
            case LogEvent.MessagePosted _,
                    LogEvent.MessageReacted _,
                    LogEvent.QuestionAsked _,
                    LogEvent.QuestionVoted _,
                    LogEvent.PollAnswered _ ->
                    applyOf(entry.by() == null ? null : people.find(entry.by()), entry);
        }
    }

    /// The newest entry that is in it; 0 for none.
    public long seq() {
        return seq;
    }

    /// Whether the class is over.
    public boolean isClosed() {
        return closed;
    }

    public People people() {
        return people;
    }

    public OnStage stage() {
        return stage;
    }

    public Rights rights() {
        return rights;
    }

    public Chat chat() {
        return chat;
    }

    public Questions questions() {
        return questions;
    }

    public Hands hands() {
        return hands;
    }

    public Polls polls() {
        return polls;
    }

    /// How an entry is told. Ask after it was applied, or any time later: a message that was
    /// deleted since is told without its text.
    public Telling telling(LogEntry entry) {
        return telling.of(entry);
    }

    /// What a page needs to draw the class.
    public RoomSnapshot snapshotFor(Reader reader) {
        ChatPage tail = chat.tail(reader);
        return new RoomSnapshot(
                rights.rules(),
                tail.messages().reversed(),
                tail.complete(),
                chat.pinnedFor(reader),
                questions.open(),
                hands.count(),
                hands.position(reader.id()),
                polls.forReader(reader));
    }

    public BookSnapshot snapshot() {
        return new BookSnapshot(
                seq,
                closed,
                people.save(),
                stage.ids(),
                rights.save(),
                chat.save(),
                questions.save(),
                hands.save(),
                polls.save());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClassBook book && snapshot().equals(book.snapshot());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(seq);
    }

    /// What only somebody who has been here can have done.
    private void applyOf(@Nullable Person by, LogEntry entry) {
        if (by == null) {
            return;
        }
        switch (entry.event()) {
            case LogEvent.MessagePosted posted -> chat.posted(entry, by.id(), posted);
            case LogEvent.MessageReacted reacted -> chat.reacted(reacted, by.ordinal());
            case LogEvent.QuestionAsked asked ->
                    questions.asked(
                            new AskedQuestion.Asked(
                                    seq,
                                    entry.at(),
                                    by.id(),
                                    asked.name(),
                                    by.role(),
                                    asked.text()));
            case LogEvent.QuestionVoted voted -> questions.voted(voted, by.ordinal());
            case LogEvent.PollAnswered answered -> polls.answered(answered, by.ordinal());
            default -> throw new IllegalStateException("Not of one person: " + entry);
        }
    }

    private void left(LogEvent.Left left) {
        boolean gone = people.left(left);
        switch (left.reason()) {
            case LEFT, REMOVED -> {
                if (gone) {
                    hands.lower(left.participantId());
                    offStage(left.participantId());
                }
            }
            case LOST, ENDED -> {
                // Who was lost may come back to their place; who left at the end needs none.
            }
        }
    }

    private void entered(String participantId) {
        stage.enter(participantId);
        hands.lower(participantId);
    }

    private void offStage(String participantId) {
        stage.leave(participantId);
        rights.silenceEnds(participantId);
    }

    private void raised(LogEntry entry, LogEvent.HandRaised raised) {
        Person person = people.find(raised.participantId());
        if (person != null) {
            Role role = person.role();
            hands.raise(new Hands.Hand(seq, person.id(), raised.name(), role, entry.at(), false));
        }
    }

    private void roleSet(LogEvent.RoleSet set) {
        rights.roleSet(set);
        people.roleSet(set);
        if (set.role().isLeading()) {
            rights.silenceEnds(set.participantId());
        }
    }

    private void renamed(LogEvent.Renamed renamed) {
        rights.renamed(renamed);
        people.renamed(renamed);
    }

    private void removed(LogEvent.Removed removed) {
        rights.removed(removed);
        hands.lower(removed.participantId());
        offStage(removed.participantId());
    }
}
