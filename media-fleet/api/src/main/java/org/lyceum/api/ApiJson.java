package org.lyceum.api;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.SlotName;

/// The one JSON form of everything in this module: camelCase names, enums as `camelCase` words,
/// times as ISO 8601.
public final class ApiJson {
    /// Version of the class protocol, the `v` of every frame.
    public static final int VERSION = 1;

    private static final int MAX_ID = 64;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .addModule(wireNames())
                    .addMixIn(LogEvent.class, NamedByType.class)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    static {
        for (Class<?> type : LogEvent.class.getPermittedSubclasses()) {
            MAPPER.registerSubtypes(new NamedType(type, wireName(type)));
        }
    }

    private static final Map<String, Class<?>> ACTS = byWireName(Act.class);
    private static final Map<String, Class<?>> EVENTS = byWireName(ClassEvent.class);

    private ApiJson() {}

    /// An event of the log says what it is wherever it stands.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface NamedByType {}

    /// The mapper itself, for records that travel alone (control API, Redis).
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /// An act with the page's idempotency key.
    public record NumberedAct(String id, Act act) {}

    /// An event as it stands on the wire.
    public record NumberedEvent(long seq, Instant at, ClassEvent event) {}

    /// The bytes of an event frame.
    public static byte[] encode(long seq, Instant at, ClassEvent event) {
        return EventText.of(at, event).numbered(seq);
    }

    /// The bytes of an event frame but for its number: what is the same for everybody who gets it.
    public record EventText(byte[] head, byte[] tail) {
        public static EventText of(Instant at, ClassEvent event) {
            ObjectNode rest = MAPPER.createObjectNode();
            rest.put("at", at.toString());
            rest.setAll((ObjectNode) MAPPER.valueToTree(event));
            byte[] tail = bytes(rest);
            // The rest goes on where the head stops: after a comma instead of its brace.
            tail[0] = ',';
            String type = wireName(event.getClass());
            String head = "{\"v\":" + VERSION + ",\"type\":\"" + type + "\",\"seq\":";
            return new EventText(head.getBytes(StandardCharsets.US_ASCII), tail);
        }

        /// The whole frame, for a connection on which the event has this number.
        public byte[] numbered(long seq) {
            byte[] number = Long.toString(seq).getBytes(StandardCharsets.US_ASCII);
            byte[] frame = Arrays.copyOf(head, head.length + number.length + tail.length);
            System.arraycopy(number, 0, frame, head.length, number.length);
            System.arraycopy(tail, 0, frame, head.length + number.length, tail.length);
            return frame;
        }
    }

    /// The bytes of an act frame.
    public static byte[] encode(String id, Act act) {
        ObjectNode frame = frame(act);
        frame.put("id", id);
        frame.setAll((ObjectNode) MAPPER.valueToTree(act));
        return bytes(frame);
    }

    /// Reads an act, or null when the bytes are none: hostile bytes never raise an exception.
    public static @Nullable NumberedAct readAct(byte[] bytes, int length) {
        JsonNode frame = readFrame(bytes, length);
        if (frame == null || !frame.path("id").isTextual()) {
            return null;
        }
        Act act = (Act) readBody(frame, ACTS);
        String id = frame.path("id").textValue();
        boolean usable = !id.isEmpty() && id.length() <= MAX_ID && RecordShape.isWritable(id);
        return act != null && usable ? new NumberedAct(id, act) : null;
    }

    /// Reads an event, or null when the bytes are none.
    public static @Nullable NumberedEvent readEvent(byte[] bytes, int length) {
        JsonNode frame = readFrame(bytes, length);
        if (frame == null || !frame.path("seq").canConvertToLong()) {
            return null;
        }
        ClassEvent event = (ClassEvent) readBody(frame, EVENTS);
        if (event == null) {
            return null;
        }
        try {
            Instant at = Instant.parse(frame.path("at").asText());
            return new NumberedEvent(frame.path("seq").longValue(), at, event);
        } catch (java.time.DateTimeException _) {
            return null;
        }
    }

    /// Reads a record that travels alone, or null when the bytes are none of its kind or not whole.
    public static <T extends Record> @Nullable T read(byte[] bytes, Class<T> type) {
        try {
            T value = MAPPER.readValue(bytes, type);
            return RecordShape.complete(value) == null ? null : value;
        } catch (java.io.IOException | IllegalArgumentException _) {
            return null;
        }
    }

    /// The `type` of a record: its name in camel case.
    public static String wireName(Class<?> type) {
        String name = type.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /// An enum constant in camel case: `SCREEN_SOUND` is `screenSound`; slots have names of their
    /// own.
    public static String wireName(Enum<?> constant) {
        if (constant instanceof SlotName slot) {
            return slot.wire();
        }
        StringBuilder word = new StringBuilder();
        boolean upper = false;
        for (char letter : constant.name().toCharArray()) {
            if (letter == '_') {
                upper = true;
            } else {
                word.append(upper ? letter : Character.toLowerCase(letter));
                upper = false;
            }
        }
        return word.toString();
    }

    private static ObjectNode frame(Object body) {
        ObjectNode frame = MAPPER.createObjectNode();
        frame.put("v", VERSION);
        frame.put("type", wireName(body.getClass()));
        return frame;
    }

    private static byte[] bytes(ObjectNode frame) {
        try {
            return MAPPER.writeValueAsBytes(frame);
        } catch (JacksonException e) {
            throw new IllegalStateException("A record of this module has no JSON form", e);
        }
    }

    private static @Nullable JsonNode readFrame(byte[] bytes, int length) {
        try {
            JsonNode frame = MAPPER.readTree(bytes, 0, length);
            return frame != null && frame.isObject() && frame.path("v").asInt() == VERSION
                    ? frame
                    : null;
        } catch (java.io.IOException _) {
            return null;
        }
    }

    private static @Nullable Object readBody(JsonNode frame, Map<String, Class<?>> types) {
        Class<?> type = types.get(frame.path("type").asText());
        if (type == null) {
            return null;
        }
        try {
            return RecordShape.complete(MAPPER.treeToValue(frame, type));
        } catch (JacksonException | IllegalArgumentException _) {
            return null;
        }
    }

    private static Map<String, Class<?>> byWireName(Class<?> sealed) {
        Map<String, Class<?>> types = new HashMap<>();
        for (Class<?> type : sealed.getPermittedSubclasses()) {
            types.put(wireName(type), type);
        }
        return Map.copyOf(types);
    }

    private static SimpleModule wireNames() {
        SimpleModule module = new SimpleModule();
        module.setSerializerModifier(new EnumWords.Writing());
        module.setDeserializerModifier(new EnumWords.Reading());
        return module;
    }
}
