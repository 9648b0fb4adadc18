package org.lyceum.functions.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.LeaveReason;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.PollAnswer;
import org.lyceum.api.classroom.PollKey;
import org.lyceum.api.classroom.PollKind;
import org.lyceum.api.classroom.PollSheet;
import org.lyceum.api.classroom.Role;

/// Event logs for tests: entries as an owner node would write them, one by one or at random by
/// seed.
///
/// Not thread-safe.
final class Logs {
    private static final int PEOPLE = 12;

    private final List<LogEntry> entries = new ArrayList<>();
    private final Map<String, Long> here = new LinkedHashMap<>();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private long connections;

    List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    Instant now() {
        return now;
    }

    Logs seconds(long more) {
        now = now.plusSeconds(more);
        return this;
    }

    /// The id of the entry.
    long add(@Nullable String by, LogEvent event) {
        long seq = entries.size() + 1L;
        entries.add(new LogEntry(seq, now, by, null, event));
        return seq;
    }

    Logs started() {
        add(null, new LogEvent.OwnerStarted("node", "writer-" + entries.size()));
        return this;
    }

    /// A node that dies: nobody's end is written, and those who were there are not.
    Logs died() {
        here.clear();
        return seconds(7).started();
    }

    Logs joined(int person) {
        here.put(id(person), ++connections);
        add(
                null,
                new LogEvent.Joined(
                        id(person), person, "Person " + person, Role.STUDENT, connections));
        return this;
    }

    Logs left(int person) {
        Long connection = here.remove(id(person));
        if (connection != null) {
            add(null, new LogEvent.Left(id(person), connection, LeaveReason.LEFT));
        }
        return this;
    }

    Logs checked() {
        BitSet present = new BitSet();
        here.keySet().forEach(id -> present.set(Integer.parseInt(id.substring(1))));
        String ordinals =
                Base64.getUrlEncoder().withoutPadding().encodeToString(present.toByteArray());
        add(null, new LogEvent.PresenceChecked(here.size(), ordinals));
        return this;
    }

    Logs wrote(int person, String text) {
        add(
                id(person),
                new LogEvent.MessagePosted(
                        "Person " + person, Role.STUDENT, text, Audience.EVERYONE, null, null));
        return this;
    }

    long opened(boolean anonymous) {
        return add(
                "teacher",
                new LogEvent.PollOpened(
                        new PollSheet("?", PollKind.SINGLE, List.of("a", "b"), anonymous, false)));
    }

    Logs keyed(long poll, int option, int points) {
        add(
                "teacher",
                new LogEvent.PollKeySet(poll, new PollKey(List.of(option), List.of(), points)));
        return this;
    }

    Logs answered(int person, long poll, int option) {
        add(id(person), new LogEvent.PollAnswered(poll, new PollAnswer(List.of(option), null)));
        return this;
    }

    Logs closed() {
        add(null, new LogEvent.ClassClosed());
        here.clear();
        return this;
    }

    static String id(int person) {
        return "p" + person;
    }

    /// A class with all that happens in one, and a log that ends somewhere.
    static Logs random(long seed) {
        Random random = new Random(seed);
        Logs log = new Logs().started();
        long poll = log.opened(random.nextBoolean());
        log.keyed(poll, random.nextInt(2), 5);
        int steps = 50 + random.nextInt(200);
        for (int step = 0; step < steps; step++) {
            log.seconds(random.nextInt(40));
            int person = random.nextInt(PEOPLE);
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> log.joined(person);
                case 3 -> log.left(person);
                case 4 -> log.checked();
                case 5, 6 -> log.ifHere(person, () -> log.wrote(person, "hello"));
                case 7 -> {
                    long open = poll;
                    int option = random.nextInt(2);
                    log.ifHere(person, () -> log.answered(person, open, option));
                }
                case 8 -> {
                    poll = log.opened(random.nextBoolean());
                    log.keyed(poll, random.nextInt(2), 5);
                }
                default -> {
                    if (random.nextInt(4) == 0) {
                        log.died();
                    }
                }
            }
        }
        return random.nextInt(3) == 0 ? log : log.seconds(5).closed();
    }

    private void ifHere(int person, Runnable act) {
        if (here.containsKey(id(person))) {
            act.run();
        }
    }
}
