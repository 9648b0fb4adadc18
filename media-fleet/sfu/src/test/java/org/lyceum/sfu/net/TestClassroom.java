package org.lyceum.sfu.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.lyceum.api.classroom.LogEntry;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.classroom.Sending;
import org.lyceum.api.classroom.SendingState;
import org.lyceum.api.control.JoinTokenClaims;
import org.lyceum.api.store.NodeRecord;
import org.lyceum.api.store.TableKeys;
import org.lyceum.rtc.Drop;
import org.lyceum.sfu.eventlog.LogStore;
import org.lyceum.sfu.registry.LogTable;
import org.lyceum.sfu.registry.NodeRegistry;
import org.lyceum.sfu.registry.RedisPresence;
import org.lyceum.sfu.registry.TestRedis;
import org.lyceum.sfu.registry.TestTable;

/// A media node on loopback with real stores, and one live class on it.
final class TestClassroom implements AutoCloseable {
    static final Sending ON = new Sending(SendingState.ON, SendingState.ON, SendingState.OFF);

    private static final TestRedis REDIS = TestRedis.shared(false);
    private static final TestTable TABLE = new TestTable();

    final String classId;
    final MediaNode node;
    final NodeRegistry registry;
    private final List<Page> pages = new ArrayList<>();
    private int capacity = 100;

    TestClassroom(int workers) {
        this(UUID.randomUUID().toString(), workers, REDIS);
    }

    private TestClassroom(String classId, int workers, TestRedis redis) {
        this(classId, workers, redis, OpenRooms.MAX_ROOMS);
    }

    private TestClassroom(String classId, int workers, TestRedis redis, int mostRooms) {
        this.classId = classId;
        TABLE.putClass(classId, TableKeys.STATE_LIVE);
        registry =
                new NodeRegistry(
                        new RedisPresence(redis.uri(), false),
                        TABLE.nodeTable(),
                        () -> new NodeRecord("test", "http://127.0.0.1:1", 0, 100, false, 0));
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        node =
                new MediaNode(
                        new MediaNode.NetSettings("test", anyPort, "127.0.0.1", workers),
                        () -> registry,
                        TABLE.logTable(Clock.systemUTC()),
                        mostRooms);
    }

    /// Another node that is given the class of one that went silent.
    static TestClassroom takingOver(TestClassroom lost) {
        return new TestClassroom(lost.classId, 1, REDIS);
    }

    /// With a Redis of its own, which may be killed.
    static TestClassroom with(TestRedis redis) {
        return new TestClassroom(UUID.randomUUID().toString(), 1, redis);
    }

    /// On a node that holds no more than so many classes.
    static TestClassroom onANodeOf(int rooms) {
        return new TestClassroom(UUID.randomUUID().toString(), 1, REDIS, rooms);
    }

    void capacity(int people) {
        capacity = people;
    }

    JoinTokenClaims teacher(String id) {
        return claims(id, Role.TEACHER, EnumSet.allOf(Permission.class));
    }

    JoinTokenClaims student(String id) {
        return claims(id, Role.STUDENT, EnumSet.of(Permission.ROSTER_VIEW));
    }

    /// A student of another class on the same node.
    JoinTokenClaims ofClass(String otherId) {
        JoinTokenClaims here = student("sam");
        return new JoinTokenClaims(
                here.accountId(),
                here.name(),
                here.role(),
                here.permissions(),
                otherId,
                here.title(),
                here.capacity(),
                here.tokenId(),
                here.expiresAtEpochSecond());
    }

    Page join(JoinTokenClaims claims) {
        Page page = Page.joined(node, claims);
        pages.add(page);
        return page;
    }

    /// What the table says of this class.
    String writtenState() {
        return TABLE.stateOf(classId);
    }

    /// Who is on stage, as the log has it.
    Set<String> writtenStage() {
        Set<String> stage = new HashSet<>();
        for (LogEntry entry : writtenLog()) {
            switch (entry.event()) {
                case LogEvent.StageEntered entered -> stage.add(entered.participantId());
                case LogEvent.StageLeft left -> stage.remove(left.participantId());
                default -> {}
            }
        }
        return stage;
    }

    /// All that is in the log of this class.
    List<LogEntry> writtenLog() {
        LogTable log = TABLE.logTable(Clock.systemUTC());
        List<LogEntry> entries = new ArrayList<>();
        LogStore.LogPage page;
        do {
            page = log.read(classId, entries.isEmpty() ? 0 : entries.getLast().seq());
            entries.addAll(page.entries());
        } while (!page.isLast());
        return entries;
    }

    long dropped(Drop reason) {
        return node.readings().stream()
                .mapToLong(worker -> worker.drops().getOrDefault(reason, 0L))
                .sum();
    }

    int connections() {
        return node.readings().stream().mapToInt(WorkerReadings::connections).sum();
    }

    long datagramsSent() {
        return node.readings().stream().mapToLong(worker -> worker.traffic().datagramsSent()).sum();
    }

    @Override
    public void close() {
        pages.forEach(Page::close);
        node.close();
        registry.close();
    }

    private JoinTokenClaims claims(String id, Role role, Set<Permission> permissions) {
        return new JoinTokenClaims(
                id,
                id.toUpperCase(Locale.ROOT),
                role,
                permissions,
                classId,
                "Algebra",
                capacity,
                "token-" + id,
                Long.MAX_VALUE);
    }
}
