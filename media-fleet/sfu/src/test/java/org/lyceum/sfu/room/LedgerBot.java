package org.lyceum.sfu.room;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.Role;
import org.lyceum.sfu.room.ClassHarness.Page;

/// A page that writes, keeps what was not acknowledged, sends it again after each reconnect, reads
/// what it missed, and has a ledger of all that it was told.
final class LedgerBot {
    private final String id;
    private final Random random;
    private final Map<String, Act> open = new LinkedHashMap<>();
    private final Map<String, Long> acknowledged = new LinkedHashMap<>();
    private final TreeMap<Long, LogEntry> seen = new TreeMap<>();
    private @Nullable Page page;
    private int handled;
    private int acts;
    private boolean moved;
    private boolean toldOnce;
    private boolean reading;
    private long firstSeq;
    private long upTo;
    private long lastTold;

    LedgerBot(String id, long seed) {
        this.id = id;
        this.random = new Random(seed);
    }

    String id() {
        return id;
    }

    /// Comes in, or comes in again on whichever node has the class now.
    void connect(ClassHarness node) {
        moved = false;
        handled = 0;
        page = node.join(id, Role.STUDENT, Role.STUDENT.basePermissions());
        handleEvents();
        resend();
    }

    /// Whether it should look for the class elsewhere.
    boolean isLost() {
        return page == null || moved || page.closed;
    }

    /// Its node is gone: nothing more comes from there.
    void loseNode() {
        page = null;
    }

    /// Perhaps says something, and takes what it is told.
    void run(double chance) {
        if (isLost()) {
            return;
        }
        if (random.nextDouble() < chance) {
            say(random.nextInt(4) == 0 ? new Act.RaiseHand() : message());
        }
        handleEvents();
    }

    void handleEvents() {
        Page now = page;
        while (now != null && handled < now.events.size()) {
            handle(now.events.get(handled++));
        }
    }

    /// Acts that were acknowledged, with the entry that each is said to be in; 0 for none.
    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    /// Acts that nobody has answered.
    Map<String, Act> open() {
        return open;
    }

    /// What it was told of the log, by seq.
    Map<Long, LogEntry> seen() {
        return seen;
    }

    /// Its ledger begins after this entry.
    long firstSeq() {
        return firstSeq;
    }

    private Act message() {
        return new Act.PostMessage("From " + id + ", no. " + acts, Audience.EVERYONE, null, null);
    }

    private void say(Act act) {
        String actId = id + "-" + acts++;
        open.put(actId, act);
        send(actId, act);
    }

    private void resend() {
        Map.copyOf(open).forEach(this::send);
    }

    private void send(String actId, Act act) {
        Page now = page;
        if (now != null) {
            now.send(actId, act);
        }
    }

    private void handle(ClassEvent event) {
        switch (event) {
            case ClassEvent.Welcome welcome -> welcomed(welcome.logSeq());
            case ClassEvent.Happened(LogEntry entry) -> {
                if (entry.seq() <= lastTold) {
                    throw new AssertionError(id + " was told " + entry + " after " + lastTold);
                }
                lastTold = entry.seq();
                note(entry);
                upTo = reading ? upTo : entry.seq();
            }
            case ClassEvent.LogRead read -> handleRead(read);
            case ClassEvent.Acknowledged(String actId, Long logSeq) -> acknowledge(actId, logSeq);
            case ClassEvent.Refused no -> open.remove(no.actId());
            case ClassEvent.ClassMoved _ -> moved = true;
            default -> {}
        }
    }

    private void welcomed(long logSeq) {
        lastTold = logSeq;
        if (!toldOnce) {
            toldOnce = true;
            firstSeq = logSeq;
            upTo = logSeq;
        }
        reading = logSeq > upTo;
        if (reading) {
            readOn();
        }
    }

    private void handleRead(ClassEvent.LogRead read) {
        read.entries().forEach(this::note);
        upTo = Math.max(upTo, read.upTo());
        if (read.complete()) {
            reading = false;
            upTo = Math.max(upTo, lastTold);
        } else {
            readOn();
        }
    }

    /// The page reads what it missed between what it saw last and its new snapshot.
    private void readOn() {
        send("read-" + id + "-" + acts++, new Act.ReadLog(upTo, 100));
    }

    private void note(LogEntry entry) {
        LogEntry before = seen.putIfAbsent(entry.seq(), entry);
        if (before != null && !before.equals(entry)) {
            throw new AssertionError(id + " was told " + before + " and " + entry);
        }
    }

    private void acknowledge(String actId, @Nullable Long logSeq) {
        if (actId.startsWith("read-")) {
            return;
        }
        open.remove(actId);
        long seq = logSeq == null ? 0 : logSeq;
        Long before = acknowledged.putIfAbsent(actId, seq);
        if (before != null && before != seq && before != 0 && seq != 0) {
            throw new AssertionError(actId + " is said to be at " + before + " and " + seq);
        }
    }
}
