package org.lyceum.api;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/// Checks that what was read is whole: no component is null unless its record says that it may be.
final class RecordShape {
    private RecordShape() {}

    /// The same record, or null when a component that must be there is not, at any depth.
    static @Nullable Object complete(@Nullable Object value) {
        if (value == null || !value.getClass().isRecord()) {
            return value;
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object part = read(component, value);
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (part == null ? !optional : complete(part) == null) {
                return null;
            }
        }
        return value;
    }

    private static @Nullable Object read(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Records of this module are public", e);
        }
    }
}
