package org.lyceum.sfu.classbook;

import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.RoomSnapshot;

/// What a class remembers, folded from its log alone.
///
/// Entries go in by their numbers, without a gap: anything else is a bug and throws. Not
/// thread-safe: owned by its room's event loop.
public final class ClassBook {
    /// Of a class whose log is empty.
    public ClassBook() {}

    /// As it was when the snapshot was taken.
    public ClassBook(BookSnapshot snapshot) {}

    /// The next entry of the log.
    public void apply(LogEntry entry) {
        throw new UnsupportedOperationException();
    }

    /// The newest entry that is in it; 0 for none.
    public long seq() {
        throw new UnsupportedOperationException();
    }

    /// Whether the class is over.
    public boolean isClosed() {
        throw new UnsupportedOperationException();
    }

    public People people() {
        throw new UnsupportedOperationException();
    }

    public OnStage stage() {
        throw new UnsupportedOperationException();
    }

    public Rights rights() {
        throw new UnsupportedOperationException();
    }

    public Chat chat() {
        throw new UnsupportedOperationException();
    }

    public Questions questions() {
        throw new UnsupportedOperationException();
    }

    public Hands hands() {
        throw new UnsupportedOperationException();
    }

    public Polls polls() {
        throw new UnsupportedOperationException();
    }

    /// How an entry is told. Ask after it was applied, or any time later: a message that was deleted
    /// since is told without its text.
    public Telling telling(LogEntry entry) {
        throw new UnsupportedOperationException();
    }

    /// What a page needs to draw the class.
    public RoomSnapshot snapshotFor(Reader reader) {
        throw new UnsupportedOperationException();
    }

    public BookSnapshot snapshot() {
        throw new UnsupportedOperationException();
    }
}
