package org.lyceum.rtc.network;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an object of ours holds on to: an estimate in bytes that grows whenever an array, a
/// collection or a chain of objects behind it grows.
///
/// It follows the fields of our own classes, arrays and collections, and nothing else of the JDK.
public final class HeldMemory {
    private static final int PER_OBJECT = 16;
    private static final int PER_REFERENCE = 8;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> waiting = new ArrayDeque<>();
    private final Class<?>[] outside;
    private long bytes;

    private HeldMemory(Class<?>... outside) {
        this.outside = outside;
    }

    /// @param outside types whose objects belong to somebody else, such as a listener
    public static long of(Object root, Class<?>... outside) {
        HeldMemory held = new HeldMemory(outside);
        held.add(root);
        while (!held.waiting.isEmpty()) {
            held.visit(held.waiting.pop());
        }
        return held.bytes;
    }

    private void add(@Nullable Object object) {
        if (object == null || isOutside(object) || !seen.add(object)) {
            return;
        }
        bytes += PER_OBJECT;
        waiting.push(object);
    }

    private boolean isOutside(Object object) {
        for (Class<?> type : outside) {
            if (type.isInstance(object)) {
                return true;
            }
        }
        return false;
    }

    private void visit(Object object) {
        switch (object) {
            case Object[] array -> addAll(Arrays.asList(array));
            case Collection<?> elements -> addAll(elements);
            case Map<?, ?> entries -> {
                addAll(entries.keySet());
                addAll(entries.values());
            }
            default -> visitFieldsOrArray(object);
        }
    }

    private void addAll(Collection<?> elements) {
        for (Object element : elements) {
            bytes += PER_REFERENCE;
            add(element);
        }
    }

    private void visitFieldsOrArray(Object object) {
        Class<?> type = object.getClass();
        if (type.isArray()) {
            bytes += (long) Array.getLength(object) * sizeOf(type.componentType());
        }
        for (Class<?> part = type; isOurs(part); part = part.getSuperclass()) {
            for (Field field : part.getDeclaredFields()) {
                boolean constant = Modifier.isStatic(field.getModifiers());
                if (!constant && !field.getType().isPrimitive()) {
                    add(read(field, object));
                }
            }
        }
    }

    private static boolean isOurs(@Nullable Class<?> type) {
        return type != null && type.getName().startsWith("org.lyceum.") && !type.isHidden();
    }

    private static int sizeOf(Class<?> component) {
        if (component == long.class || component == double.class) {
            return Long.BYTES;
        }
        if (component == int.class || component == float.class) {
            return Integer.BYTES;
        }
        return component == short.class || component == char.class ? Short.BYTES : Byte.BYTES;
    }

    private static @Nullable Object read(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
