package org.lyceum.functions.classes;

import static org.lyceum.functions.classes.ClassSchema.CLASSES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Role;
import org.lyceum.api.store.TableKeys;
import org.lyceum.functions.classes.LiveClass.Teacher;
import org.lyceum.functions.platform.Attributes;
import org.lyceum.functions.platform.Change;
import org.lyceum.functions.platform.Item;
import org.lyceum.functions.platform.Page;
import org.lyceum.functions.platform.Query;
import org.lyceum.functions.platform.Query.KeyRange;
import org.lyceum.functions.platform.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Keeps the timetable.
public final class ClassStore {
    private static final String VERSION = "version";
    private static final String LOBBY = "lobby";

    /// That a class has not begun and is what somebody read.
    private static final String UNCHANGED = "#state = :scheduled AND #version = :read";

    private static final Map<String, String> UNCHANGED_NAMES =
            Map.of("#state", TableKeys.STATE, "#version", VERSION);

    private final Table table;

    public ClassStore(Table table) {
        this.table = table;
    }

    /// Which part of a timetable is wanted.
    ///
    /// @param from of the starts, included
    /// @param to of the starts, excluded
    record Range(@Nullable Instant from, @Nullable Instant to, @Nullable String cursor) {
        KeyRange keys() {
            String low = from == null ? " " : ClassSchema.beginning(from);
            String high = to == null ? KeyRange.END : ClassSchema.beginning(to);
            return new KeyRange(Page.lowest(cursor, low), high);
        }
    }

    /// False when a class with its id exists.
    boolean create(LiveClass wanted) {
        return table.putIfAbsent(item(wanted));
    }

    public @Nullable LiveClass find(String id) {
        Item item = table.get(ClassSchema.pk(id), TableKeys.CLASS_SK);
        return item == null ? null : liveClass(item);
    }

    /// All classes, by their start.
    Page<LiveClass> list(Range range, int limit) {
        KeyRange keys = range.keys();
        if (keys.low().compareTo(keys.high()) > 0) {
            return new Page<>(List.of(), null);
        }
        List<LiveClass> read =
                table.query(Query.indexRange(CLASSES, keys, limit + 1)).items().stream()
                        .map(ClassStore::liveClass)
                        .toList();
        return Page.cut(read, limit, ClassStore::indexSk);
    }

    /// Hands over the ids of all classes, by their start.
    public void forEachId(Consumer<String> ids) {
        Page<LiveClass> page = list(new Range(null, null, null), Page.MAX_LIMIT);
        page.items().forEach(one -> ids.accept(one.id()));
        while (page.nextCursor() != null) {
            page = list(new Range(null, null, page.nextCursor()), Page.MAX_LIMIT);
            page.items().forEach(one -> ids.accept(one.id()));
        }
    }

    /// A class, and what somebody is in it.
    record Belonging(LiveClass liveClass, Role role) {}

    /// The classes to which somebody belongs, by their start.
    Page<Belonging> listOf(String accountId, Range range, int limit) {
        KeyRange keys = range.keys();
        if (keys.low().compareTo(keys.high()) > 0) {
            return new Page<>(List.of(), null);
        }
        String pk = ClassSchema.accountIndexPk(accountId);
        List<Item> read = table.query(Query.indexRange(pk, keys, limit + 1)).items();
        Page<Item> page = Page.cut(read, limit, item -> item.text(Table.INDEX_SK));
        Map<String, LiveClass> classes = new HashMap<>();
        table.getAll(page.items().stream().map(ClassStore::keyOf).toList()).stream()
                .map(ClassStore::liveClass)
                .forEach(found -> classes.put(found.id(), found));
        List<Belonging> found = new ArrayList<>();
        for (Item enrolment : page.items()) {
            LiveClass of = classes.get(idOf(enrolment.text(Table.INDEX_SK)));
            if (of != null) {
                found.add(new Belonging(of, EnrolmentStore.role(enrolment)));
            }
        }
        return new Page<>(found, page.nextCursor());
    }

    /// Marks a class live, unless it is or has ended; null then.
    @Nullable LiveClass goLive(String id, Instant now) {
        Step step = new Step(ClassSchema.STATE_SCHEDULED, TableKeys.STATE_LIVE, "liveSince");
        return take(step, id, now);
    }

    /// Marks a live class as ended, unless it is; null then.
    @Nullable LiveClass end(String id, Instant now) {
        Step step = new Step(TableKeys.STATE_LIVE, TableKeys.STATE_ENDED, TableKeys.ENDED_AT);
        return take(step, id, now);
    }

    /// One step in the life of a class, and the attribute that keeps its time.
    private record Step(String from, String to, String timeIn) {}

    private @Nullable LiveClass take(Step step, String id, Instant now) {
        return changed(
                table.update(
                        Change.of(
                                        ClassSchema.pk(id),
                                        TableKeys.CLASS_SK,
                                        "SET #state = :to, #time = :now")
                                .onlyIf("#state = :from")
                                .naming(Map.of("#state", TableKeys.STATE, "#time", step.timeIn()))
                                .with(
                                        Map.of(
                                                ":to",
                                                Attributes.text(step.to()),
                                                ":now",
                                                Attributes.text(now.toString()),
                                                ":from",
                                                Attributes.text(step.from())))));
    }

    /// Changes title, times and capacity of a class that has not begun; null when it has, or when
    /// somebody else changed it.
    @Nullable LiveClass change(LiveClass read, LiveClass wanted) {
        Map<String, AttributeValue> values = new HashMap<>(unchanged(read));
        values.put(":title", Attributes.text(wanted.title()));
        values.put(":startsAt", Attributes.text(wanted.startsAt().toString()));
        values.put(":endsAt", Attributes.text(wanted.endsAt().toString()));
        values.put(":opensAt", Attributes.text(wanted.opensAt().toString()));
        values.put(":capacity", Attributes.number(wanted.capacity()));
        values.put(":lobby", Attributes.flag(wanted.lobby()));
        values.put(":sortKey", Attributes.text(indexSk(wanted)));
        values.put(":next", Attributes.number(read.version() + 1));
        Map<String, String> names = new HashMap<>(UNCHANGED_NAMES);
        names.put("#capacity", "capacity");
        return changed(
                table.update(
                        Change.of(
                                        ClassSchema.pk(read.id()),
                                        TableKeys.CLASS_SK,
                                        "SET title = :title, startsAt = :startsAt, endsAt = :endsAt,"
                                                + " opensAt = :opensAt, #capacity = :capacity,"
                                                + " lobby = :lobby, gsi1sk = :sortKey, #version = :next")
                                .onlyIf(UNCHANGED)
                                .naming(names)
                                .with(values)));
    }

    /// Switches the lobby of a class that is what somebody read; null when somebody else changed
    /// it.
    @Nullable LiveClass switchLobby(LiveClass read, boolean lobby) {
        return changed(
                table.update(
                        Change.of(
                                        ClassSchema.pk(read.id()),
                                        TableKeys.CLASS_SK,
                                        "SET lobby = :lobby, #version = :next")
                                .onlyIf("#version = :read")
                                .naming(Map.of("#version", VERSION))
                                .with(
                                        Map.of(
                                                ":lobby",
                                                Attributes.flag(lobby),
                                                ":next",
                                                Attributes.number(read.version() + 1),
                                                ":read",
                                                Attributes.number(read.version())))));
    }

    /// Takes a class that has not begun out of the timetable; false when it has, or when somebody
    /// else changed it.
    boolean callOff(LiveClass read) {
        boolean gone =
                table.deleteIf(
                        Change.of(ClassSchema.pk(read.id()), TableKeys.CLASS_SK, "")
                                .onlyIf(UNCHANGED)
                                .naming(UNCHANGED_NAMES)
                                .with(unchanged(read)));
        if (gone) {
            table.deletePartition(ClassSchema.pk(read.id()));
        }
        return gone;
    }

    private static Map<String, AttributeValue> unchanged(LiveClass read) {
        return Map.of(
                ":scheduled",
                Attributes.text(ClassSchema.STATE_SCHEDULED),
                ":read",
                Attributes.number(read.version()));
    }

    /// Replaces the teachers, if they are still those that were read; false when they are not.
    boolean replaceTeachers(LiveClass read, List<Teacher> teachers) {
        return table.update(
                        Change.of(
                                        ClassSchema.pk(read.id()),
                                        TableKeys.CLASS_SK,
                                        "SET teachers = :new")
                                .onlyIf("teachers = :old")
                                .with(
                                        Map.of(
                                                ":new", teacherList(teachers),
                                                ":old", teacherList(read.teachers()))))
                != null;
    }

    private static @Nullable LiveClass changed(@Nullable Item item) {
        return item == null ? null : liveClass(item);
    }

    private static String indexSk(LiveClass of) {
        return ClassSchema.indexSk(of.startsAt(), of.id());
    }

    private static Map<String, AttributeValue> keyOf(Item enrolment) {
        String classId = idOf(enrolment.text(Table.INDEX_SK));
        return Table.key(ClassSchema.pk(classId), TableKeys.CLASS_SK);
    }

    private static String idOf(String indexSk) {
        return indexSk.substring(indexSk.indexOf('#') + 1);
    }

    private static List<Map<String, String>> rows(List<Teacher> teachers) {
        return teachers.stream()
                .map(teacher -> Map.of("id", teacher.id(), "name", teacher.name()))
                .toList();
    }

    private static AttributeValue teacherList(List<Teacher> teachers) {
        return AttributeValue.fromL(
                rows(teachers).stream()
                        .map(row -> AttributeValue.fromM(Attributes.texts(row)))
                        .toList());
    }

    private static Item item(LiveClass of) {
        return Item.keyed(ClassSchema.pk(of.id()), TableKeys.CLASS_SK)
                .text(Table.INDEX_PK, CLASSES)
                .text(Table.INDEX_SK, indexSk(of))
                .text("id", of.id())
                .text("title", of.title())
                .time("startsAt", of.startsAt())
                .time("endsAt", of.endsAt())
                .time("opensAt", of.opensAt())
                .number("capacity", of.capacity())
                .text(TableKeys.STATE, ClassSchema.STATE_SCHEDULED)
                .list("teachers", rows(of.teachers()))
                .flag(LOBBY, of.lobby())
                .text("requestHash", of.requestHash())
                .number(VERSION, of.version());
    }

    private static LiveClass liveClass(Item item) {
        Instant endedAt = item.time(TableKeys.ENDED_AT);
        boolean ended = item.text(TableKeys.STATE).equals(TableKeys.STATE_ENDED);
        return new LiveClass(
                item.text("id"),
                item.text("title"),
                item.requiredTime("startsAt"),
                item.requiredTime("endsAt"),
                item.requiredTime("opensAt"),
                (int) item.number("capacity"),
                item.time("liveSince"),
                ended && endedAt == null ? item.requiredTime("endsAt") : endedAt,
                item.list("teachers").stream().map(row -> teacher(row)).toList(),
                item.flag(LOBBY),
                item.text("requestHash"),
                item.number(VERSION));
    }

    private static Teacher teacher(Map<String, String> row) {
        return new Teacher(row.getOrDefault("id", ""), row.getOrDefault("name", ""));
    }
}
