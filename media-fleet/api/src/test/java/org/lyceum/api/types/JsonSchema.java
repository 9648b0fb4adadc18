package org.lyceum.api.types;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;

/// The class protocol as JSON Schema (draft 2020-12), for clients that somebody else writes.
final class JsonSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonSchema() {}

    static String source() {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Lyceum class protocol, version " + ApiJson.VERSION);
        schema.putArray("oneOf").add(ref("Act")).add(ref("ClassEvent"));
        ObjectNode definitions = schema.putObject("$defs");
        ProtocolTypes types = new ProtocolTypes();
        types.enums().forEach(type -> definitions.set(type.getSimpleName(), words(type)));
        types.records().forEach(type -> definitions.set(type.getSimpleName(), shape(type)));
        types.unions().forEach(type -> messages(definitions, type));
        messages(definitions, Act.class);
        messages(definitions, ClassEvent.class);
        return schema.toPrettyString() + "\n";
    }

    private static void messages(ObjectNode definitions, Class<?> sealed) {
        ArrayNode oneOf = JSON.arrayNode();
        for (Class<?> type : ProtocolTypes.messages(sealed)) {
            ObjectNode message = shape(type);
            ObjectNode properties = (ObjectNode) message.get("properties");
            ArrayNode required = (ArrayNode) message.get("required");
            properties.putObject("type").put("const", ApiJson.wireName(type));
            required.add("type");
            if (sealed == Act.class || sealed == ClassEvent.class) {
                properties.putObject("v").put("const", ApiJson.VERSION);
                required.add("v");
            }
            if (sealed == Act.class) {
                properties.putObject("id").put("type", "string").put("maxLength", 64);
                required.add("id");
            } else if (sealed == ClassEvent.class) {
                properties.putObject("seq").put("type", "integer").put("minimum", 1);
                properties.putObject("at").put("type", "string").put("format", "date-time");
                required.add("seq").add("at");
            }
            definitions.set(type.getSimpleName(), message);
            oneOf.add(ref(type.getSimpleName()));
        }
        definitions.putObject(sealed.getSimpleName()).set("oneOf", oneOf);
    }

    private static ObjectNode shape(Class<?> type) {
        ObjectNode shape = JSON.objectNode().put("type", "object");
        ObjectNode properties = shape.putObject("properties");
        ArrayNode required = shape.putArray("required");
        for (RecordComponent component : type.getRecordComponents()) {
            ObjectNode value = value(component.getGenericType());
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                ObjectNode either = JSON.objectNode();
                either.putArray("anyOf").add(value).addObject().put("type", "null");
                value = either;
            }
            properties.set(component.getName(), value);
            required.add(component.getName());
        }
        return shape;
    }

    private static ObjectNode value(Type type) {
        if (type instanceof ParameterizedType list) {
            ObjectNode array = JSON.objectNode().put("type", "array");
            array.set("items", value(list.getActualTypeArguments()[0]));
            return array;
        }
        if (type == Instant.class) {
            return JSON.objectNode().put("type", "string").put("format", "date-time");
        }
        if (type == String.class) {
            return JSON.objectNode().put("type", "string");
        }
        if (type == boolean.class) {
            return JSON.objectNode().put("type", "boolean");
        }
        if (ProtocolTypes.NUMBERS.contains(type)) {
            return JSON.objectNode().put("type", "integer");
        }
        return ref(((Class<?>) type).getSimpleName());
    }

    private static ObjectNode words(Class<?> type) {
        ObjectNode words = JSON.objectNode();
        ArrayNode allowed = words.putArray("enum");
        for (Object constant : type.getEnumConstants()) {
            allowed.add(ApiJson.wireName((Enum<?>) constant));
        }
        return words;
    }

    private static ObjectNode ref(String name) {
        return JSON.objectNode().put("$ref", "#/$defs/" + name);
    }
}
