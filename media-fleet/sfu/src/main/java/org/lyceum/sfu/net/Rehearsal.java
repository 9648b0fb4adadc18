package org.lyceum.sfu.net;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.sfu.eventlog.LogBatch;
import org.lyceum.sfu.eventlog.LogStore;
import org.lyceum.sfu.eventlog.PutResult;
import org.lyceum.sfu.log.LogTag;
import org.lyceum.sfu.registry.ClassDirectory;

/// A class that is held before anybody comes, on a node of its own in this process, for the sake of
/// the compiler and the class loader: its log is read, its people join by the control API, connect
/// over loopback, and are welcomed.
///
/// When a node dies its classes come to others at once, all their people in the same second: a node
/// that has never opened a class would take two seconds more than one that has.
final class Rehearsal {
    static final String CLASS_ID = "rehearsal";

    private static final int GUESTS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LogStore real;

    /// @param real is read, and never written
    Rehearsal(LogStore real) {
        this.real = real;
    }

    /// Whether everybody was welcomed. What goes wrong is logged, and no more: a slow first class
    /// is better than no node.
    boolean run() {
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        MediaNode.NetSettings settings =
                new MediaNode.NetSettings(
                        CLASS_ID, loopback, loopback.getAddress().getHostAddress(), 1);
        MediaNode node = new MediaNode(settings, NoDirectory::new, new Script(real));
        try (RehearsalDoor door = new RehearsalDoor(node)) {
            for (int number = 0; number < GUESTS; number++) {
                try (RehearsalGuest guest = new RehearsalGuest(node, door, claims(number))) {
                    guest.awaitWelcome(PATIENCE);
                }
            }
            return true;
        } catch (RuntimeException | IOException e) {
            LogTag.NODE.logger().log(Level.WARNING, "No class could be rehearsed", e);
            return false;
        } finally {
            node.close();
        }
    }

    private static JoinTokenClaims claims(int number) {
        Role role = number == 0 ? Role.TEACHER : Role.STUDENT;
        return new JoinTokenClaims(
                "guest-" + number,
                "Guest " + number,
                role,
                role.basePermissions(),
                CLASS_ID,
                "Rehearsal",
                GUESTS,
                "token-" + number,
                Long.MAX_VALUE);
    }

    /// Nobody looks for a class that is rehearsed.
    private static final class NoDirectory implements ClassDirectory {
        @Override
        public void classOpened(String classId) {}

        @Override
        public void classEnded(String classId, Instant endedAt) {}

        @Override
        public void classLeft(String classId) {}
    }

    /// A log of a few entries, which forgets what is added; reading it asks the real store too.
    private record Script(LogStore real) implements LogStore {
        private static final TypeReference<List<LogEntry>> ENTRIES = new TypeReference<>() {};

        @Override
        public PutResult put(String classId, LogBatch batch) {
            return new PutResult.Stored();
        }

        @Override
        public LogPage read(String classId, long after) {
            LogPage page = real.read(classId, after);
            return after > 0 ? page : new LogPage(entries(), true);
        }

        @Override
        public void writeSnapshot(String classId, LogSnapshot snapshot) {}

        @Override
        public @Nullable LogSnapshot readSnapshot(String classId) {
            return real.readSnapshot(classId);
        }

        private static List<LogEntry> entries() {
            List<LogEvent> events =
                    List.of(
                            new LogEvent.OwnerStarted(CLASS_ID, CLASS_ID),
                            new LogEvent.Joined("guest-0", 0, "Guest 0", Role.TEACHER, 1),
                            new LogEvent.StageEntered("guest-0"),
                            new LogEvent.HandRaised("guest-1", "Guest 1"));
            List<LogEntry> entries = new ArrayList<>();
            for (LogEvent event : events) {
                entries.add(new LogEntry(entries.size() + 1L, Instant.now(), null, null, event));
            }
            return thereAndBack(entries);
        }

        private static List<LogEntry> thereAndBack(List<LogEntry> entries) {
            try {
                byte[] json = ApiJson.mapper().writeValueAsBytes(entries);
                return ApiJson.mapper().readValue(json, ENTRIES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
