package org.lyceum.api.types;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.ClassEvent;

/// Every record and enum that acts and events are made of, in an order that does not change.
final class ProtocolTypes {
    /// What JSON and TypeScript call a number.
    static final Set<Type> NUMBERS = Set.of(int.class, long.class, Integer.class, Long.class);

    private final Set<Class<?>> records = new LinkedHashSet<>();
    private final Set<Class<?>> enums = new LinkedHashSet<>();
    private final Set<Class<?>> unions = new LinkedHashSet<>();

    ProtocolTypes() {
        messages(Act.class).forEach(this::visitComponents);
        messages(ClassEvent.class).forEach(this::visitComponents);
    }

    /// The records of a sealed interface, in the order of the source.
    static List<Class<?>> messages(Class<?> sealed) {
        List<Class<?>> messages = new ArrayList<>();
        for (Class<?> type : sealed.getPermittedSubclasses()) {
            if (type.isRecord()) {
                messages.add(type);
            }
        }
        return messages;
    }

    Set<Class<?>> records() {
        return records;
    }

    Set<Class<?>> enums() {
        return enums;
    }

    /// Sealed interfaces inside of records: objects that say by `type` which one they are.
    Set<Class<?>> unions() {
        return unions;
    }

    private void visitComponents(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            visit(component.getGenericType());
        }
    }

    private void visit(Type type) {
        switch (type) {
            case ParameterizedType list
                    when list.getRawType() instanceof Class<?> raw
                            && Collection.class.isAssignableFrom(raw) ->
                    visit(list.getActualTypeArguments()[0]);
            case Class<?> named when named.isEnum() -> enums.add(named);
            case Class<?> named when named.isRecord() -> {
                if (records.add(named)) {
                    visitComponents(named);
                }
            }
            case Class<?> named when named.isSealed() -> {
                if (unions.add(named)) {
                    messages(named).forEach(this::visitComponents);
                }
            }
            default -> {}
        }
    }
}
