package org.lyceum.api;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Checks that what was read is whole: no component is null unless its record says that it may be,
/// no element is, and every text can be written again. Half of a surrogate pair is a text that JSON
/// can say and UTF-8 cannot (RFC 8259, section 8.2).
final class RecordShape {
    private RecordShape() {}

    /// The same record, or null when a component that must be there is not, at any depth.
    static @Nullable Object complete(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> isWritable(text) ? text : null;
            case Collection<?> elements -> hasAll(elements) ? elements : null;
            case Record record -> hasAll(record) ? record : null;
            default -> value;
        };
    }

    static boolean isWritable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean hasAll(Collection<?> elements) {
        for (Object element : elements) {
            if (complete(element) == null) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasAll(Record value) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object part = read(component, value);
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (part == null ? !optional : complete(part) == null) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object read(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Records of this module are public", e);
        }
    }
}
