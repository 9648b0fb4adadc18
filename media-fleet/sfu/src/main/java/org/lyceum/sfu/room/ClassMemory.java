package org.lyceum.sfu.room;

import java.util.List;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.sfu.classbook.ClassBook;
import org.lyceum.sfu.eventlog.LogOpening;

/// All that a class remembers, folded from its log: two books, the acts that were done, and who was
/// lost with an earlier node.
///
/// **Two books.** The one *ahead* knows all that was appended: acts are decided on it, so that two
/// acts of one moment see each other. The *told* one knows what is committed, and nothing else is
/// ever told. Filled on the thread that opens the class, then owned by its room.
public final class ClassMemory implements LogOpening.Reader {
    private final DoneActs done = new DoneActs();
    private final LostPeople lost = new LostPeople();
    private final LogTail tail = new LogTail();
    private ClassBook ahead = new ClassBook();
    private ClassBook told = new ClassBook();

    @Override
    public boolean restore(byte[] state) {
        MemorySnapshot snapshot = MemorySnapshot.read(state);
        if (snapshot == null) {
            return false;
        }
        ahead = new ClassBook(snapshot.book());
        told = new ClassBook(snapshot.book());
        for (int i = 0; i < snapshot.doneActs().length; i += 2) {
            done.restore(snapshot.doneActs()[i], snapshot.doneActs()[i + 1]);
        }
        snapshot.lost().forEach(lost::restore);
        return true;
    }

    @Override
    public void replay(LogEntry entry) {
        appended(List.of(entry));
        committed(entry);
    }

    /// Entries were appended, and are not committed yet.
    void appended(List<LogEntry> entries) {
        for (LogEntry entry : entries) {
            ahead.apply(entry);
            done.note(entry);
        }
    }

    /// The next entry is committed.
    void committed(LogEntry entry) {
        lost.note(told, entry);
        told.apply(entry);
        tail.add(entry);
    }

    /// As acts are decided.
    ClassBook ahead() {
        return ahead;
    }

    /// As people are told.
    ClassBook told() {
        return told;
    }

    DoneActs done() {
        return done;
    }

    LostPeople lost() {
        return lost;
    }

    LogTail tail() {
        return tail;
    }

    /// What is committed now, for the next owner. Cheap: the bytes are made elsewhere.
    MemorySnapshot snapshot() {
        return new MemorySnapshot(told.snapshot(), done.upTo(told.seq()), lost.connections());
    }
}
