package org.lyceum.sfu.room;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.classroom.SlotName;
import org.lyceum.api.classroom.Source;
import org.lyceum.rtc.DropCounters;
import org.lyceum.rtc.rtp.HeaderExtensionBlock;
import org.lyceum.sfu.eventlog.EventLog;
import org.lyceum.sfu.eventlog.LogBatch;
import org.lyceum.sfu.eventlog.LogOpening;
import org.lyceum.sfu.eventlog.LogStore;
import org.lyceum.sfu.eventlog.MemoryLogStore;
import org.lyceum.sfu.forward.MediaKind;
import org.lyceum.sfu.forward.PeerLink;
import org.lyceum.sfu.forward.SendingSlot;
import org.lyceum.sfu.forward.SlotFormat;
import org.lyceum.sfu.forward.WallClock;

/// A whole class in virtual time: one room, several loops, pages that remember what they were told.
///
/// Messages between loops wait until `settle`, as mailboxes do.
public final class ClassHarness implements RoomWires {
    public static final String CLASS_ID = "c1";
    public static final Set<Permission> TEACHER = EnumSet.allOf(Permission.class);
    public static final Set<Permission> STUDENT = EnumSet.of(Permission.ROSTER_VIEW);
    public static final SendingSlot.Ids IDS = new SendingSlot.Ids(4, 10, 11, 1);
    public static final int VP8 = 96;
    public static final int RTX = 97;
    public static final int OPUS = 111;

    private final WallClock clock = new WallClock(1_800_000_000_000_000_000L);
    private final Room room;
    private final List<RoomShard> shards = new ArrayList<>();
    private final Map<Long, Page> pages = new LinkedHashMap<>();
    private final Deque<Runnable> mail = new ArrayDeque<>();
    private final MemoryLogStore store;
    private final int capacity;
    private final Deque<PendingPut> puts = new ArrayDeque<>();
    private final ClassMemory memory = new ClassMemory();
    private @Nullable RoomEnd over;
    private long nowNs;
    private long nextPeerId = 1;
    private final String idPrefix;
    private long putNs;
    private int actCount;

    public ClassHarness(int loops, int capacity) {
        this(loops, capacity, new Owner(new MemoryLogStore(), "node-1", 0));
    }

    /// Which node opens the class, when, and what happened before.
    public record Owner(MemoryLogStore store, String nodeId, long nowNs) {}

    /// Opens a class from its log, as a node does.
    public ClassHarness(int loops, int capacity, Owner owner) {
        store = owner.store();
        this.capacity = capacity;
        nowNs = owner.nowNs();
        idPrefix = owner.nodeId() + "-a";
        String writerId = owner.nodeId() + "-" + nowNs;
        LogOpening.Owner opener =
                new LogOpening.Owner(owner.nodeId(), writerId, clock.instant(nowNs));
        if (!(new LogOpening(store, CLASS_ID, memory).open(opener)
                instanceof LogOpening.Outcome.Opened(long lastSeq))) {
            throw new AssertionError("The class was not opened");
        }
        EventLog log = new EventLog(writerId, lastSeq);
        RoomSettings settings =
                new RoomSettings(CLASS_ID, "Algebra", Instant.EPOCH, capacity, memory, log, clock);
        room = new Room(settings, this, nowNs);
        for (int loop = 0; loop < loops; loop++) {
            shards.add(new RoomShard(loop, clock, this, new byte[1_600]));
        }
    }

    /// The class on the next node, which finds all that is in the log now.
    public ClassHarness takenOver(String nodeId) {
        settleLog();
        return new ClassHarness(shards.size(), capacity, new Owner(store, nodeId, nowNs));
    }

    /// One page: its end of the connection.
    public final class Page implements PeerLink {
        public final Seat seat;
        public final List<ClassEvent> events = new ArrayList<>();
        public @Nullable BiConsumer<byte[], Integer> onRtp;
        public @Nullable BiConsumer<byte[], Integer> onRtcp;
        public boolean full;
        public boolean closed;
        public final DropCounters drops = new DropCounters();
        public long seq;
        private @Nullable ClassPeer peer;

        private Page(Seat seat) {
            this.seat = seat;
        }

        public ClassPeer peer() {
            return Objects.requireNonNull(peer);
        }

        /// Does something; gives the id of the act.
        public String act(Act act) {
            String id = idPrefix + actCount++;
            say(id, act);
            return id;
        }

        public void say(String id, Act act) {
            send(id, act);
            settleLog();
        }

        /// Sends an act and does not wait for anything.
        public void send(String id, Act act) {
            byte[] text = ApiJson.encode(id, act);
            peer().message(0, text, text.length, nowNs);
            settle();
        }

        /// Takes what happens from here on.
        public void forgetEvents() {
            events.clear();
        }

        public <T extends ClassEvent> List<T> events(Class<T> type) {
            return events.stream().filter(type::isInstance).map(type::cast).toList();
        }

        public <T extends ClassEvent> T last(Class<T> type) {
            return events(type).getLast();
        }

        @Override
        public boolean sendRtp(byte[] packet, int length, long atNs) {
            if (onRtp != null) {
                onRtp.accept(packet, length);
            }
            return !closed;
        }

        @Override
        public boolean sendRtcp(byte[] compound, int length, long atNs) {
            if (onRtcp != null) {
                onRtcp.accept(compound, length);
            }
            return !closed;
        }

        @Override
        public Sent sendMessage(byte[] utf8, int length, long atNs) {
            if (closed) {
                return Sent.CLOSED;
            }
            if (full) {
                return Sent.FULL;
            }
            ApiJson.NumberedEvent event = Objects.requireNonNull(ApiJson.readEvent(utf8, length));
            if (event.seq() != ++seq) {
                throw new AssertionError("event " + event.seq() + " after " + (seq - 1));
            }
            events.add(event.event());
            return Sent.ACCEPTED;
        }

        @Override
        public long waitingBytes() {
            return full ? 256 * 1_024 : 0;
        }

        @Override
        public void close(long atNs) {
            if (!closed) {
                closed = true;
                peer().closed(atNs);
            }
        }
    }

    public Room room() {
        return room;
    }

    public RoomShard shard(int loop) {
        return shards.get(loop);
    }

    public long nowNs() {
        return nowNs;
    }

    public boolean isEnded() {
        return over == RoomEnd.CLASS_CLOSED;
    }

    /// Whether another node has the class.
    public boolean isMoved() {
        return over == RoomEnd.CLASS_MOVED;
    }

    /// Who has a place on stage, as the next node will know it.
    public Set<String> keptStage() {
        return Set.copyOf(memory.told().stage().ids());
    }

    public ClassMemory memory() {
        return memory;
    }

    public MemoryLogStore store() {
        return store;
    }

    public WallClock clock() {
        return clock;
    }

    public Page teacher(String id) {
        return join(id, Role.TEACHER, TEACHER);
    }

    public Page student(String id) {
        return join(id, Role.STUDENT, STUDENT);
    }

    /// Admits somebody and opens their connection.
    public Page join(String id, Role role, Set<Permission> permissions) {
        Page page = seat(id, role, permissions);
        open(page);
        return page;
    }

    /// Admits somebody whose connection does not open yet.
    public Page seat(String id, Role role, Set<Permission> permissions) {
        int loop = (int) (nextPeerId % shards.size());
        Seat seat =
                new Seat(
                        nextPeerId++,
                        loop,
                        id,
                        id.toUpperCase(java.util.Locale.ROOT),
                        role,
                        permissions);
        if (!(room.admit(seat, nowNs) instanceof Admission.Admitted(Set<Permission> granted))) {
            throw new AssertionError(id + " was not admitted");
        }
        settle();
        Page page = new Page(seat);
        Seat seated = new Seat(seat.peerId(), loop, id, seat.name(), role, granted);
        page.peer = shards.get(loop).attach(seated, slots(page), page, nowNs);
        pages.put(seat.peerId(), page);
        return page;
    }

    public void open(Page page) {
        page.peer().connected(nowNs);
        page.peer().channelsOpen(nowNs);
        settle();
    }

    /// Brings a student on stage, as a teacher does.
    public void bringOnStage(Page teacher, Page student) {
        teacher.act(new Act.InviteToStage(student.seat.participantId()));
        student.act(new Act.AnswerInvitation(true));
    }

    /// Lets time pass in steps of a millisecond, and does all that falls due.
    public void advance(long ns) {
        long until = nowNs + ns;
        while (nowNs < until) {
            step(1_000_000L);
        }
    }

    /// Lets time pass at once, and does all that is due then.
    public void step(long ns) {
        nowNs += ns;
        tick();
    }

    /// Does all that is due now.
    public void tick() {
        if (room.deadlineNs() <= nowNs) {
            room.handleTimeout(nowNs);
        }
        for (RoomShard shard : shards) {
            if (shard.deadlineNs() <= nowNs) {
                shard.handleTimeout(nowNs);
            }
            shard.endTurn();
        }
        settle();
    }

    /// Empties all mailboxes, and takes what the store has answered by now.
    public void settle() {
        while (!mail.isEmpty() || (!puts.isEmpty() && puts.getFirst().dueNs() <= nowNs)) {
            if (mail.isEmpty()) {
                LogBatch batch = puts.removeFirst().batch();
                toRoom(new RoomMessage.BatchPut(store.attempt(CLASS_ID, batch, nowNs)));
            } else {
                mail.removeFirst().run();
            }
        }
    }

    /// How long the store takes for a put from now on.
    public void putsTake(long ns) {
        putNs = ns;
    }

    /// The node is gone, without a word.
    ///
    /// @param landed whether what was on its way to the store came there
    public void die(boolean landed) {
        if (landed) {
            puts.forEach(put -> store.attempt(CLASS_ID, put.batch(), nowNs));
        }
        puts.clear();
        mail.clear();
    }

    /// The node stood still until now, and does what it had begun.
    public void wakeUp(long atNs) {
        nowNs = atNs;
        tick();
    }

    /// Lets time pass until all that happened is in the log.
    public void settleLog() {
        settle();
        for (int i = 0; i < 100 && !room.isSettled(); i++) {
            advance(1_000_000L);
        }
    }

    @Override
    public void toRoom(RoomMessage message) {
        mail.add(() -> room.handle(message, nowNs));
    }

    @Override
    public boolean toShard(int loop, ShardMessage message) {
        mail.add(() -> shards.get(loop).handle(message, nowNs));
        return true;
    }

    @Override
    public void putBatch(LogBatch batch) {
        puts.add(new PendingPut(batch, nowNs + putNs));
    }

    @Override
    public void keepSnapshot(MemorySnapshot snapshot) {
        store.writeSnapshot(CLASS_ID, new LogStore.LogSnapshot(snapshot.seq(), snapshot.toBytes()));
        toRoom(new RoomMessage.SnapshotDone());
    }

    @Override
    public void roomOver(RoomEnd end) {
        over = end;
    }

    /// A batch on its way to the store.
    private record PendingPut(LogBatch batch, long dueNs) {}

    public static long ssrcOf(SlotName slot) {
        return 0x1000 + slot.ordinal();
    }

    private static PeerSlots slots(Page page) {
        List<String> rids = List.of("q", "h", "f");
        List<SendingSlot> sending =
                List.of(
                        new SendingSlot(Source.MICROPHONE, "0", OPUS, -1, List.of(), IDS),
                        new SendingSlot(Source.CAMERA, "1", VP8, RTX, rids, IDS),
                        new SendingSlot(Source.SCREEN, "2", VP8, RTX, List.of(), IDS),
                        new SendingSlot(Source.SCREEN_SOUND, "3", OPUS, -1, List.of(), IDS));
        Map<SlotName, SlotFormat> receiving = new LinkedHashMap<>();
        for (SlotName slot : EnumSet.range(SlotName.STAGE_VOICE, SlotName.TILE_4)) {
            receiving.put(slot, format(slot));
        }
        return new PeerSlots(sending, receiving, "cname" + page.seat.peerId(), page.drops);
    }

    private static SlotFormat format(SlotName slot) {
        boolean video =
                slot == SlotName.STAGE_CAMERA
                        || slot == SlotName.SHARED_SCREEN
                        || slot.ordinal() >= SlotName.TILE_1.ordinal();
        HeaderExtensionBlock block = HeaderExtensionBlock.builder().transportCc(3).build();
        SlotFormat.Start start = new SlotFormat.Start(65_500, 0xffff_f000L, 9);
        return video
                ? new SlotFormat(
                        MediaKind.VIDEO, VP8, ssrcOf(slot), RTX, ssrcOf(slot) + 100, block, start)
                : new SlotFormat(MediaKind.AUDIO, OPUS, ssrcOf(slot), -1, 0, block, start);
    }
}
