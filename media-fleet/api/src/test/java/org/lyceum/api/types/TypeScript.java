package org.lyceum.api.types;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.problem.ProblemCode;

/// The class protocol as TypeScript types: discriminated unions of what stands on the wire.
final class TypeScript {
    private static final String HEADER =
            """
            // Written by media-fleet/api from its sealed records. Do not edit: change the records, then run
            // `mvn -pl media-fleet/api test -Dlyceum.write=true`.

            /** Version of the class protocol, the `v` of every frame. */
            export const PROTOCOL_VERSION = %d;
            """;

    private static final String VERSION = "v: typeof PROTOCOL_VERSION";

    private TypeScript() {}

    static String source() {
        StringBuilder source = new StringBuilder(HEADER.formatted(ApiJson.VERSION));
        ProtocolTypes types = new ProtocolTypes();
        types.enums().forEach(type -> source.append(union(type.getSimpleName(), words(type))));
        types.records().forEach(type -> source.append(shape(type, List.of())));
        types.unions().forEach(type -> source.append(messages(type)));
        source.append(messages(Act.class, VERSION, "id: string"));
        source.append(messages(ClassEvent.class, VERSION, "seq: number", "at: string"));
        source.append(
                union(
                        "ProblemCode",
                        Arrays.stream(ProblemCode.values()).map(ProblemCode::wire).toList()));
        return source.toString();
    }

    private static String messages(Class<?> sealed, String... envelope) {
        StringBuilder source = new StringBuilder();
        List<String> names = new ArrayList<>();
        for (Class<?> type : ProtocolTypes.messages(sealed)) {
            List<String> head = new ArrayList<>();
            head.add("type: '" + ApiJson.wireName(type) + "'");
            head.addAll(List.of(envelope));
            source.append(shape(type, head));
            names.add(type.getSimpleName());
        }
        source.append("\nexport type ").append(sealed.getSimpleName()).append(" =");
        names.forEach(name -> source.append("\n  | ").append(name));
        return source.append(";\n").toString();
    }

    private static String shape(Class<?> type, List<String> head) {
        StringBuilder source =
                new StringBuilder("\nexport interface " + type.getSimpleName() + " {\n");
        head.forEach(line -> source.append("  readonly ").append(line).append(";\n"));
        for (RecordComponent component : type.getRecordComponents()) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            source.append("  readonly ")
                    .append(component.getName())
                    .append(": ")
                    .append(name(component.getGenericType()))
                    .append(optional ? " | null" : "")
                    .append(";\n");
        }
        return source.append("}\n").toString();
    }

    private static String name(Type type) {
        if (type instanceof ParameterizedType list) {
            return "readonly " + name(list.getActualTypeArguments()[0]) + "[]";
        }
        if (type == String.class || type == Instant.class) {
            return "string";
        }
        if (type == boolean.class) {
            return "boolean";
        }
        if (ProtocolTypes.NUMBERS.contains(type)) {
            return "number";
        }
        return ((Class<?>) type).getSimpleName();
    }

    private static String union(String name, List<String> words) {
        return words.stream()
                .map(word -> "\n  | '" + word + "'")
                .collect(Collectors.joining("", "\nexport type " + name + " =", ";\n"));
    }

    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ApiJson.wireName((Enum<?>) constant))
                .toList();
    }
}
